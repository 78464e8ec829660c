// SPDX-License-Identifier: Apache-2.0
// A host whose frames are right and hold no JSON.
import {frameOf} from './frames.mjs';

process.stdout.write(frameOf('{"type":"hello",'));
process.stdin.resume();
