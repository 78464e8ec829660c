// SPDX-License-Identifier: Apache-2.0
import {
  type Choice,
  type Decision,
  PRESENT,
  type Problem,
  type Report,
  type Review,
  type Shown,
  type ToTopFrame,
  type Warning,
  type Work,
} from '../host/messages.ts';
import {Look} from '../host/look.ts';
import {onBackgroundAsked} from '../platform/browser.ts';
import {BROWSER_TELLS} from './exposure.ts';
import {LocalScreen} from './local-screen.ts';
import type {Screen} from './screen.ts';

/** The least room in which the dialog can be read and used. */
const ROOM = {width: 280, height: 320};

/** Shows something in the tab's top frame; undefined where that is not possible. */
export type ShowOnTop = (shown: Shown) => Promise<Choice | Decision | undefined>;

/** The screen of a frame: its own, or the top frame's where the frame is hidden or too small to speak for itself. */
export function screenOf(showOnTop: ShowOnTop): Screen {
  let made: LocalScreen | undefined;
  // Most pages never see it.
  const here = () => (made ??= new LocalScreen());
  const top = isTop();
  if (top) serveFrames(here);
  const hasRoom = () => top || (innerWidth >= ROOM.width && innerHeight >= ROOM.height);
  // Only the browser could tell whether something of the page around covers a frame.
  const mayAsk = () => hasRoom() && (top || BROWSER_TELLS);
  return {
    busy(images: number, work: Work) {
      if (hasRoom()) return here().busy(images, work);
      void showOnTop({kind: 'busy', work});
      return () => void showOnTop({kind: 'idle'});
    },
    report(reports: readonly Report[], undo?: () => boolean) {
      if (hasRoom()) here().report(reports, undo);
      else void showOnTop({kind: 'report', reports});
    },
    warn(warnings: readonly Warning[]) {
      if (hasRoom()) here().warn(warnings);
      else void showOnTop({kind: 'warn', warnings});
    },
    async ask(problems: readonly Problem[], originals: boolean) {
      const choice = mayAsk() ? undefined : await showOnTop({kind: 'ask', problems, originals});
      return typeof choice === 'string' ? choice : here().ask(problems, originals);
    },
    async review(review: Review) {
      const decision = mayAsk() ? undefined : await showOnTop({kind: 'review', review: await told(review)});
      return typeof decision === 'object' ? decision : here().review(review);
    },
  };
}

/** In the top frame: shows what smaller frames ask for, and tells the popup that the page has a guard. */
function serveFrames(here: () => Screen): void {
  const busy = new Map<number, (() => void)[]>();
  onBackgroundAsked(async (question) => {
    if (question === PRESENT) return true;
    const {frame, shown} = question as ToTopFrame;
    switch (shown.kind) {
      case 'busy':
        busy.set(frame, [...(busy.get(frame) ?? []), here().busy(1, shown.work)]);
        return undefined;
      case 'idle':
        busy.get(frame)?.shift()?.();
        return undefined;
      case 'report':
        here().report(shown.reports);
        return undefined;
      case 'warn':
        here().warn(shown.warnings);
        return undefined;
      case 'ask':
        return here().ask(shown.problems, shown.originals);
      case 'review':
        return here().review(heard(shown.review));
    }
  });
}

/** A look that goes on can't be told to another frame: what came of it can. One that nobody began is left out. */
async function told(review: Review): Promise<Review> {
  const candidates = review.candidates.map(async ({look, ...candidate}) => {
    if (!look?.begun) return candidate;
    if (!look.over) await new Promise<void>((resolve) => look.watch(() => look.over && resolve()));
    return {...candidate, ...(look.over && {looked: look.over})};
  });
  return {...review, candidates: await Promise.all(candidates)};
}

function heard(review: Review): Review {
  const candidates = review.candidates.map((candidate) =>
    candidate.looked ? {...candidate, look: Look.of(candidate.looked)} : candidate,
  );
  return {...review, candidates};
}

function isTop(): boolean {
  return window === window.top;
}
