// SPDX-License-Identifier: Apache-2.0

/** ScrubJay's own icons, drawn as strokes on a grid of 24. They only repeat what the words beside them say. */
const ICONS = {
  clean: 'M12 3l7 3v6c0 4-3 7-7 9-4-2-7-5-7-9V6zM9 12l2 2 4-4',
  ask: 'M12 3l7 3v6c0 4-3 7-7 9-4-2-7-5-7-9V6zM10 9.5a2 2 0 1 1 2.6 1.9c-.4.2-.6.5-.6 1.1M12 15.5v.1',
  allow: 'M12 3l7 3v6c0 4-3 7-7 9-4-2-7-5-7-9V6zM5 5l14 14',
  block: 'M5.6 5.6l12.8 12.8M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18',
  pause: 'M9 6v12M15 6v12',
  location: 'M12 21c-4-4.5-6-8-6-11a6 6 0 0 1 12 0c0 3-2 6.5-6 11zM12 8.200a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6',
  identity: 'M12 4.500a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7M5 20c.6-4 3.3-6 7-6s6.4 2 7 6',
  device: 'M4 8h3l1.5-2.500h7L17 8h3v11H4zM12 10a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4',
  time: 'M12 3.500a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17M12 7.500V12l3 2',
  history: 'M4 12a8 8 0 1 0 2.5-5.800L4 8.500M4 4.500v4h4M12 8v4l2.5 2',
  thumbnail: 'M4 8h12v12H4zM8 8V4h12v12h-4',
  technical: 'M8 6l-5 6 5 6M16 6l5 6-5 6M13.5 5l-3 14',
  warning: 'M12 4l9 16H3zM12 10v4.500M12 17.200v.1',
  check: 'M5 12.500l4.5 4.500L19 7.5',
  cross: 'M6 6l12 12M18 6L6 18',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  search: 'M11 4.500a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13M16 16l4.5 4.5',
  add: 'M12 5v14M5 12h14',
  remove: 'M5 7h14M10 7V4.500h4V7M7 7l1 13h8l1-13M10.5 10.500v6M13.5 10.500v6',
  nearer: 'M11 4.500a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13M16 16l4.5 4.5M11 8v6M8 11h6',
  farther: 'M11 4.500a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13M16 16l4.5 4.5M8 11h6',
  save: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.500M5 20h14',
  load: 'M12 16V5M7.5 9L12 4.5 16.5 9M5 20h14',
  letter: 'M3.5 6h17v12h-17zM4 7l8 6 8-6',
  options:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.800a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.400M9 14.800a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4',
  receipts:
    'M6 3.500l2 1.5 2-1.5 2 1.5 2-1.5 2 1.5 2-1.500V20l-2-1.500L14 20l-2-1.500L10 20l-2-1.500L6 20zM9 9.500h6M9 13.500h6',
  setup:
    'M14.5 6.500a4 4 0 0 1 5.3-2.300L17 7l.5 2.500L20 10l2.5-2.500M14.5 6.500c-.6 1.7-.2 3.3.8 4.300M15.3 10.800L6.5 19.600a1.9 1.9 0 0 1-2.7-2.700l8.8-8.8',
} as const;

export type IconName = keyof typeof ICONS;

const SVG = 'http://www.w3.org/2000/svg';

export function icon(name: IconName): SVGSVGElement {
  const made = svg('svg', {viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true', focusable: 'false'});
  made.append(svg('path', {d: ICONS[name]}));
  return made;
}

/** An SVG element with its attributes. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
): SVGElementTagNameMap[K] {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
