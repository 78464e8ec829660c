// SPDX-License-Identifier: Apache-2.0
import {Failure} from '../host/failure.ts';

export async function readFile(file: File): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Failure('file_unreadable');
  }
}
