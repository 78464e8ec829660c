// SPDX-License-Identifier: Apache-2.0
import {decideContainer} from '../decide/containers.ts';
import {decide, type Verdict} from '../decide/decide.ts';
import {cleanName} from '../decide/names.ts';
import {Quota} from '../decide/quota.ts';
import {type Handling, handlingOf} from '../decide/rules.ts';
import {wantedBy} from '../decide/seen.ts';
import type {Cleaned, Cleaner} from '../host/cleaner.ts';
import {Failure, failureOf} from '../host/failure.ts';
import type {HostPort} from '../host/host-port.ts';
import type {ToBackground, ToGuard} from '../host/messages.ts';
import {grantedMatches, type RuntimePort} from '../platform/browser.ts';
import {isPaused} from '../settings/pauses.ts';
import type {Effective} from '../settings/policy.ts';
import {addReceipt, type Receipt} from '../settings/receipts.ts';
import {type Rule, SUBJECTS} from '../settings/settings.ts';
import {changeOwn, loadSettings} from '../settings/store.ts';
import {countCleaned} from '../settings/tally.ts';
import {aboutSite, NOTHING_KNOWN} from './about.ts';
import {keptBy} from './keeping.ts';
import {readFile} from './read-file.ts';
import {redraw} from './redraw.ts';
import {hostOf, isOwnPage, tabOf} from './sender.ts';
import type {Sights, Terms} from './sights.ts';
import {showOnTop} from './top-frame.ts';

/** Images that one frame may have open here; its guard keeps to four, so more than this is a guard gone wrong. */
const OPEN_PER_FRAME = 8;

/** Files of one frame about which nobody said yet what became of them. */
const UNSETTLED_PER_FRAME = 1000;

/** What others are told. */
export interface Witness {
  /** An image was cleaned for this tab. */
  cleaned(tab: number): void;
  failed(tab: number, failure: Failure): void;
}

/** One frame's guard and what it has under way. */
interface Frame {
  readonly guard: RuntimePort;
  readonly open: Map<number, AbortController>;
  /** What a receipt will say once it is known what became of the file. */
  readonly unsettled: Map<number, Omit<Receipt, 'time' | 'as'>>;
}

/** What the background does for the guards of all frames. */
export class Frames {
  readonly #cleaner: Cleaner;
  readonly #port: HostPort;
  readonly #sights: Sights;
  readonly #witness: Witness;
  readonly #quotas = new Map<number, Quota>();

  constructor(cleaner: Cleaner, sights: Sights, port: HostPort, witness: Witness) {
    this.#cleaner = cleaner;
    this.#sights = sights;
    this.#port = port;
    this.#witness = witness;
  }

  join(guard: RuntimePort): void {
    const frame: Frame = {guard, open: new Map(), unsettled: new Map()};
    guard.onMessage.addListener((message: ToBackground) => this.#received(message, frame));
    guard.onDisconnect.addListener(() => {
      for (const job of frame.open.values()) job.abort();
    });
  }

  #received(message: ToBackground, frame: Frame): void {
    const {guard} = frame;
    switch (message.type) {
      case 'warm':
        // What goes wrong now goes wrong again with the image, and is shown then.
        void this.#port.open().catch(() => undefined);
        void tellTerms(guard).catch(() => undefined);
        break;
      case 'terms':
        // Without settings nobody knows what is allowed: no answer, and the guard holds back what it asked about.
        void tellTerms(guard).catch(() => undefined);
        break;
      case 'clean':
        void this.#clean(message, frame).then((answer) => post(guard, answer));
        break;
      case 'look':
        void inJob(message.id, frame, (terms, signal) =>
          this.#sights.look(message, terms, (soFar) => post(guard, soFar), signal),
        );
        break;
      case 'redact':
        void inJob(message.id, frame, (terms, signal) => this.#sights.redact(message, terms, signal));
        break;
      case 'cancel':
        frame.open.get(message.id)?.abort();
        break;
      case 'settled':
        void settle(message, frame).catch(() => undefined);
        break;
      case 'about':
        void siteOf(guard, this.#port).then(
          (about) => post(guard, {type: 'about', id: message.id, about}),
          () => post(guard, {type: 'about', id: message.id, about: NOTHING_KNOWN}),
        );
        break;
      case 'show':
        void showOnTop(message.shown, guard).then((choice) =>
          post(guard, {type: 'shown', id: message.id, ...(choice && {choice})}),
        );
        break;
      case 'alive':
        break; // that it came is all it was for
    }
  }

  async #clean({id, file, ordinal}: ToBackground & {type: 'clean'}, frame: Frame): Promise<ToGuard> {
    const {guard, open} = frame;
    const job = new AbortController();
    try {
      const {settings, upload} = await tellTerms(guard);
      const {host} = upload;
      const before: Verdict = isOwnPage(guard) ? {kind: 'clean'} : decide(upload, settings);
      if (before.kind === 'pass') return {type: 'pass', id};
      if (before.kind === 'block') throw new Failure('site_blocked');
      if (open.size >= OPEN_PER_FRAME || !this.#quotaOf(guard).take(Date.now())) throw new Failure('too_many');
      open.set(id, job);
      const handling = handlingOf(host, settings);
      let clean: Cleaned;
      try {
        clean = await this.#make(file, handling, job.signal);
      } catch (error) {
        const failure = failureOf(error);
        this.#witness.failed(tabOf(guard), failure);
        const cleanable = failure.code !== 'unsupported_format';
        const verdict = isOwnPage(guard) ? before : decide({...upload, learned: {risks: [], cleanable}}, settings);
        // Any other failure may be over in a moment: the failure dialog offers another try.
        const ask = cleanable || verdict.kind !== 'ask' ? undefined : verdict.because;
        if (ask) remember(frame, id, {host: host ?? '', format: '', kinds: [], carriers: []});
        return {type: 'failed', id, code: failure.code, ...(ask && {ask})};
      }
      const risks = clean.findings.map(({risk}) => risk);
      const verdict = isOwnPage(guard) ? before : decide({...upload, learned: {risks, cleanable: true}}, settings);
      const name = cleanName(file.name, ordinal, clean.fileExtension, handling.keepNames);
      if (!isOwnPage(guard)) {
        remember(frame, id, {
          host: host ?? '',
          format: clean.mimeType.replace(/^image\//, ''),
          kinds: [...new Set(clean.findings.map(({kind}) => kind))],
          carriers: clean.removed,
        });
        countCleaned();
        this.#witness.cleaned(tabOf(guard));
      }
      return {
        type: 'clean',
        id,
        file: new File([clean.bytes], name, {type: clean.mimeType, lastModified: Date.now()}),
        report: {name: file.name, removed: clean.removed, findings: clean.findings},
        ...(verdict.kind === 'ask' && {ask: verdict.because}),
        ...(!isOwnPage(guard) && wantedBy(handling).length > 0 && {look: {first: handling.unseen === 'block'}}),
      };
    } catch (error) {
      return {type: 'failed', id, code: failureOf(error).code};
    } finally {
      open.delete(id);
    }
  }

  async #make(file: File, handling: Handling, signal: AbortSignal): Promise<Cleaned> {
    const keep = keptBy(handling);
    const clean = await this.#cleaner.clean(() => readFile(file), keep, signal);
    if (!handling.reencode) return clean;
    // What the browser drew goes through the same checks as any other image.
    const redrawn = await redraw(clean);
    const again = await this.#cleaner.clean(() => Promise.resolve(redrawn), ['orientation'], signal);
    return {...again, removed: clean.removed, findings: clean.findings};
  }

  #quotaOf(guard: RuntimePort): Quota {
    const tab = tabOf(guard);
    let quota = this.#quotas.get(tab);
    if (!quota) this.#quotas.set(tab, (quota = new Quota(Date.now())));
    return quota;
  }
}

function remember({unsettled}: Frame, id: number, receipt: Omit<Receipt, 'time' | 'as'>): void {
  if (unsettled.size < UNSETTLED_PER_FRAME) unsettled.set(id, receipt);
}

/** Does something for a frame that its guard can cancel, and answers it whatever happens. */
async function inJob(
  id: number,
  {guard, open}: Frame,
  work: (terms: Terms, signal: AbortSignal) => Promise<ToGuard>,
): Promise<void> {
  const job = new AbortController();
  try {
    if (open.size >= OPEN_PER_FRAME) throw new Failure('too_many');
    open.set(id, job);
    post(guard, await work(await tellTerms(guard), job.signal));
  } catch (error) {
    post(guard, {type: 'failed', id, code: failureOf(error).code});
  } finally {
    open.delete(id);
  }
}

async function settle(
  {id, as, always, covered}: ToBackground & {type: 'settled'},
  {guard, unsettled}: Frame,
): Promise<void> {
  const receipt = unsettled.get(id);
  if (!receipt) return;
  // An automatically cleaned original may still be given by the toast: `original` after `clean`.
  if (as === 'original' || as === 'nothing') unsettled.delete(id);
  if (as === 'nothing') return;
  const settings = await loadSettings();
  const kept = as === 'redacted' ? {as: 'clean' as const, ...(covered && {covered})} : {as};
  addReceipt({...receipt, time: Date.now(), ...kept}, settings);
  if (always !== true || isOwnPage(guard) || receipt.host === '') return;
  await rule(receipt.host, as, settings);
}

/** Makes a choice the person's rule for one host, where the organisation leaves them that. */
async function rule(host: string, as: 'clean' | 'redacted' | 'original', settings: Effective): Promise<void> {
  const handling = handlingOf(host, settings);
  if (settings.locked.includes('rules') || handling.from === 'policy') return;
  if (as === 'original' && !settings.uploadOriginal) return;
  // What was asked about is asked about no more: it is covered from now on, or left alone.
  const asked = SUBJECTS.filter((subject) => handling[subject] === 'ask');
  const treated = asked.map((subject) => [subject, as === 'redacted' ? 'redact' : 'ignore']);
  const said: Rule =
    as === 'original' ? {mode: 'allow'} : {mode: 'clean', unasked: true, ...(Object.fromEntries(treated) as Rule)};
  await changeOwn(({rules}) => ({rules: {...rules, [host]: {...rules[host], ...said}}}));
}

/** Tells the guard what holds in its frame now. */
async function tellTerms(guard: RuntimePort) {
  const [settings, granted] = await Promise.all([loadSettings(), grantedMatches()]);
  const host = hostOf(guard, granted);
  const upload = {host, paused: await isPaused(host, Date.now())};
  post(guard, {type: 'terms', originals: settings.uploadOriginal, embedded: decideContainer(upload, settings)});
  return {settings, upload};
}

async function siteOf(guard: RuntimePort, port: HostPort) {
  const [settings, granted] = await Promise.all([loadSettings(), grantedMatches()]);
  // The host that cleaned the images which the question is about; one that is not there can do nothing.
  const abilities = port.state.name === 'ready' ? port.state.hello.abilities : [];
  return aboutSite(hostOf(guard, granted), guard.sender?.tab?.url ?? guard.sender?.url, settings, abilities);
}

function post(guard: RuntimePort, message: ToGuard): void {
  try {
    guard.postMessage(message);
  } catch {
    // The frame is gone, and with it whoever waited.
  }
}
