// SPDX-License-Identifier: Apache-2.0
import {decide} from '../decide/decide.ts';
import {cleanName} from '../decide/names.ts';
import {Quota} from '../decide/quota.ts';
import {askTopFrame, type RuntimePort} from '../platform/browser.ts';
import {type Choice, CHOICES, type Shown, type ToBackground, type ToGuard, type ToTopFrame} from '../host/messages.ts';
import {loadSettings} from '../settings/settings.ts';
import {countCleaned} from '../settings/tally.ts';
import type {Cleaner} from '../host/cleaner.ts';
import {Failure, failureOf} from '../host/failure.ts';
import type {HostPort} from '../host/host-port.ts';
import type {Keep} from '../host/protocol.ts';

/** Images that one frame may have open here; its guard keeps to four, so more than this is a guard gone wrong. */
const OPEN_PER_FRAME = 8;

/** What the background does for the guards of all frames. */
export class Frames {
  readonly #cleaner: Cleaner;
  readonly #port: HostPort;
  readonly #quotas = new Map<number, Quota>();

  constructor(cleaner: Cleaner, port: HostPort) {
    this.#cleaner = cleaner;
    this.#port = port;
  }

  join(guard: RuntimePort): void {
    const open = new Map<number, AbortController>();
    guard.onMessage.addListener((message: ToBackground) => this.#received(message, guard, open));
    guard.onDisconnect.addListener(() => {
      for (const job of open.values()) job.abort();
    });
  }

  #received(message: ToBackground, guard: RuntimePort, open: Map<number, AbortController>): void {
    switch (message.type) {
      case 'warm':
        // What goes wrong now goes wrong again with the image, and is shown then.
        void this.#port.open().catch(() => undefined);
        break;
      case 'clean':
        void this.#clean(message, guard, open).then((answer) => post(guard, answer));
        break;
      case 'cancel':
        open.get(message.id)?.abort();
        break;
      case 'show':
        void show(message.shown, guard).then((choice) =>
          post(guard, {type: 'shown', id: message.id, ...(choice && {choice})}),
        );
        break;
      case 'alive':
        break; // that it came is all it was for
    }
  }

  async #clean(
    {id, file, ordinal}: ToBackground & {type: 'clean'},
    guard: RuntimePort,
    open: Map<number, AbortController>,
  ): Promise<ToGuard> {
    const job = new AbortController();
    try {
      const settings = await loadSettings();
      const verdict = decide({host: hostOf(guard)}, settings);
      if (verdict.kind === 'pass') return {type: 'pass', id};
      if (verdict.kind === 'block') throw new Failure('site_blocked');
      if (open.size >= OPEN_PER_FRAME || !this.#quotaOf(guard).take(Date.now())) throw new Failure('too_many');
      open.set(id, job);
      const keep: Keep[] = settings.keepColourProfile ? ['orientation', 'icc'] : ['orientation'];
      const clean = await this.#cleaner.clean(() => read(file), keep, job.signal);
      const name = cleanName(file.name, ordinal, clean.fileExtension, settings.keepNames);
      countCleaned();
      return {
        type: 'clean',
        id,
        file: new File([clean.bytes], name, {type: clean.mimeType, lastModified: Date.now()}),
        report: {name: file.name, removed: clean.removed, findings: clean.findings},
      };
    } catch (error) {
      return {type: 'failed', id, code: failureOf(error).code};
    } finally {
      open.delete(id);
    }
  }

  #quotaOf(guard: RuntimePort): Quota {
    const tab = tabOf(guard);
    let quota = this.#quotas.get(tab);
    if (!quota) this.#quotas.set(tab, (quota = new Quota(Date.now())));
    return quota;
  }
}

/** A frame too small for a dialog has it shown by the guard of its tab's top frame. */
async function show(shown: Shown, guard: RuntimePort): Promise<Choice | undefined> {
  try {
    const choice = await askTopFrame(tabOf(guard), {frame: guard.sender?.frameId ?? -1, shown} satisfies ToTopFrame);
    return CHOICES.find((known) => known === choice);
  } catch {
    return undefined; // a top frame of a site that is not protected has no guard
  }
}

async function read(file: File): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Failure('file_unreadable');
  }
}

function post(guard: RuntimePort, message: ToGuard): void {
  try {
    guard.postMessage(message);
  } catch {
    // The frame is gone, and with it whoever waited.
  }
}

function tabOf(guard: RuntimePort): number {
  return guard.sender?.tab?.id ?? -1;
}

/** The host that the browser itself vouches for; a frame of opaque origin goes by its tab. */
function hostOf(guard: RuntimePort): string | undefined {
  const candidates = [guard.sender?.origin, guard.sender?.url, guard.sender?.tab?.url];
  for (const address of candidates) {
    if (address !== undefined && URL.canParse(address)) {
      const {protocol, hostname} = new URL(address);
      if (protocol === 'https:') return hostname;
    }
  }
  return undefined;
}
