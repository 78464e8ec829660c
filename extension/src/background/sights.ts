// SPDX-License-Identifier: Apache-2.0
import {decide, isCovered, type Upload} from '../decide/decide.ts';
import {handlingOf} from '../decide/rules.ts';
import {seenReasons, SUBJECTS, wantedBy} from '../decide/seen.ts';
import {type Failure, failureOf} from '../host/failure.ts';
import type {Looker} from '../host/looker.ts';
import type {ToBackground, ToGuard} from '../host/messages.ts';
import {NOTHING_SEEN, type Sight} from '../host/region.ts';
import type {Redactor} from '../host/redactor.ts';
import type {Effective} from '../settings/policy.ts';
import {keptBy} from './keeping.ts';
import {pixelsOf} from './pixels.ts';
import {readFile} from './read-file.ts';

/** What holds in the frame that asks. */
export interface Terms {
  readonly upload: Upload;
  readonly settings: Effective;
}

type Read = () => Promise<Uint8Array<ArrayBuffer>>;

/** Looks at clean pictures for the guards of frames, and has places in them covered. */
export class Sights {
  readonly #looker: Looker;
  readonly #redactor: Redactor;

  constructor(looker: Looker, redactor: Redactor) {
    this.#looker = looker;
    this.#redactor = redactor;
  }

  /** What is to be seen and what follows. Whatever keeps somebody from looking is no error here: the rules say what then. */
  async look(
    {id, file, all}: ToBackground & {type: 'look'},
    {upload, settings}: Terms,
    tell: (soFar: ToGuard) => void,
    signal: AbortSignal,
  ): Promise<ToGuard> {
    const handling = handlingOf(upload.host, settings);
    const want = all ? SUBJECTS : wantedBy(handling);
    const redactable = await this.#redactor.isThere();
    let sight: Sight = NOTHING_SEEN;
    let failure: Failure | undefined;
    const seen = (soFar: Sight) => {
      sight = soFar;
      // What is still looked for is not unseen yet.
      const because = seenReasons({...soFar, looked: SUBJECTS, redactable}, handling);
      tell({type: 'seen', id, sight, because});
    };
    if (want.length > 0) {
      try {
        sight = await onPixels(file, (read) => this.#looker.look(read, want, seen, signal));
      } catch (error) {
        failure = failureOf(error);
        if (failure.code === 'cancelled') throw failure;
      }
    }
    const learned = {risks: [], cleanable: true, seen: {...sight, redactable}};
    return {
      type: 'looked',
      id,
      sight,
      verdict: decide({...upload, learned}, settings),
      cover: sight.regions.filter((region) => isCovered(region, handling)),
      ...(failure && {code: failure.code}),
    };
  }

  /** The file with places covered. Rejects with a Failure where that could not be done in full. */
  async redact(
    {id, file, covering}: ToBackground & {type: 'redact'},
    {upload, settings}: Terms,
    signal: AbortSignal,
  ): Promise<ToGuard> {
    const keep = keptBy(handlingOf(upload.host, settings));
    const {bytes, mimeType, fileExtension} = await onPixels(file, (read) =>
      this.#redactor.redact(read, covering, keep, signal),
    );
    const name = mimeType === file.type ? file.name : `${file.name.replace(/\.[^.]*$/, '')}.${fileExtension}`;
    return {type: 'redacted', id, file: new File([bytes], name, {type: mimeType, lastModified: Date.now()})};
  }
}

/** With the file itself; where the host has no decoder for it, with the pixels that the browser sees. */
async function onPixels<T>(file: File, work: (read: Read) => Promise<T>): Promise<T> {
  try {
    return await work(() => readFile(file));
  } catch (error) {
    if (failureOf(error).code !== 'undecodable') throw error;
    const pixels = await pixelsOf(file);
    return work(() => Promise.resolve(pixels));
  }
}
