// SPDX-License-Identifier: Apache-2.0
import {
  type Choice,
  CHOICES,
  type Covering,
  type Decision,
  DECISIONS,
  type Shown,
  type ToTopFrame,
} from '../host/messages.ts';
import {isBox, STYLES} from '../host/region.ts';
import {isListOf, isRecord, isText} from '../host/shapes.ts';
import {askTopFrame, type RuntimePort} from '../platform/browser.ts';
import {tabOf} from './sender.ts';

/** A frame too small for a dialog has it shown by the guard of its tab's top frame. */
export async function showOnTop(shown: Shown, guard: RuntimePort): Promise<Choice | Decision | undefined> {
  try {
    const choice = await askTopFrame(tabOf(guard), {frame: guard.sender?.frameId ?? -1, shown} satisfies ToTopFrame);
    return CHOICES.find((known) => known === choice) ?? decisionIn(choice);
  } catch {
    return undefined; // a top frame of a site that is not protected has no guard
  }
}

function decisionIn(answer: unknown): Decision | undefined {
  if (!isRecord(answer)) return undefined;
  const {choice, always, covers} = answer;
  const known = DECISIONS.find((one) => one === choice);
  if (!known || (known === 'redact' && !isListOf(covers, isCovering))) return undefined;
  return {choice: known, always: always === true, ...(known === 'redact' && {covers: covers as Covering[]})};
}

function isCovering(value: unknown): value is Covering {
  return (
    isRecord(value) &&
    isListOf(value['boxes'], isBox) &&
    isListOf(value['labels'], (label) => isText(label, 40)) &&
    (STYLES as readonly unknown[]).includes(value['style'])
  );
}
