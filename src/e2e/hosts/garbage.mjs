// SPDX-License-Identifier: Apache-2.0
// A host whose library prints to stdout.
process.stdout.write('Picked up JAVA_TOOL_OPTIONS: -Dsome.library=chatty\n');
process.stdin.resume();
