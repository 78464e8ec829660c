// SPDX-License-Identifier: Apache-2.0

/**
 * The `content_scripts` of the manifest. Written out here and not left to WXT because the order matters: the guard
 * (ISOLATED) must listen before the hooks (MAIN) speak, and both before any script of the page.
 *
 * Frames without an address of their own (about:blank, srcdoc, blob:, data:) belong to the page that made them.
 * `match_origin_as_fallback` reaches all of them but allows no path in a pattern; where a site is only a path,
 * `match_about_blank` reaches the about: ones.
 */
export function contentScripts(matches: readonly string[]) {
  const wholeOrigin = matches.filter((match) => match.endsWith('/*') && match.split('/').length === 4);
  const pathOnly = matches.filter((match) => !wholeOrigin.includes(match));
  return [...pair(wholeOrigin, {match_origin_as_fallback: true}), ...pair(pathOnly, {match_about_blank: true})];
}

function pair(matches: readonly string[], frames: Record<string, true>) {
  if (matches.length === 0) return [];
  const common = {matches: [...matches], all_frames: true, run_at: 'document_start' as const, ...frames};
  return [
    {...common, js: ['guard.js'], world: 'ISOLATED' as const},
    {...common, js: ['hooks.js'], world: 'MAIN' as const},
  ];
}
