// SPDX-License-Identifier: Apache-2.0

/** The look of notice, toast and dialog, in light and dark. In a closed shadow root nothing of the page applies. */
export const STYLE = `
:host {
  all: initial;
  color-scheme: light dark;
  --paper: light-dark(#ffffff, #1f2430);
  --ink: light-dark(#1b2330, #e8ebf1);
  --faint: light-dark(#556072, #a7b0c0);
  --line: light-dark(#d4dae4, #3b4354);
  --blue: light-dark(#1d5fa8, #7db4f0);
  --on-blue: light-dark(#ffffff, #10203a);
  --red: light-dark(#b3261e, #ff9b91);
  --soft: light-dark(#f2f5f9, #2a3040);
}
* { box-sizing: border-box; }
.card {
  position: fixed;
  margin: 0;
  padding: 14px 16px;
  color: var(--ink);
  background: var(--paper);
  border: 1px solid var(--line);
  border-radius: 12px;
  box-shadow: 0 8px 28px rgb(0 0 0 / .22);
  font: 14px/1.45 system-ui, sans-serif;
  text-align: start;
  overflow-wrap: anywhere;
}
/* At the top: the composers of chat pages, with their send buttons, are at the bottom. */
.notice, .toast { inset: 16px 16px auto auto; max-width: min(400px, calc(100vw - 32px)); }
.notice { display: none; align-items: center; gap: 10px; }
.notice:popover-open { display: flex; }
.spinner {
  width: 16px; height: 16px; flex: none;
  border: 2px solid var(--line);
  border-top-color: var(--blue);
  border-radius: 50%;
  animation: turn 1s linear infinite;
}
@keyframes turn { to { transform: rotate(1turn); } }
@media (prefers-reduced-motion: reduce) { .spinner { animation-duration: 4s; } }
.toast { padding-inline-end: 44px; min-width: min(260px, calc(100vw - 32px)); }
.line { margin: 0; }
.close {
  position: absolute; inset: 8px 8px auto auto;
  width: 28px; height: 28px; padding: 0;
  border: 0; border-radius: 8px; background: none; color: var(--faint);
  font: 20px/1 system-ui, sans-serif; cursor: pointer;
}
.close:hover { background: var(--soft); }
details { margin-top: 6px; }
summary { color: var(--blue); cursor: pointer; width: fit-content; border-radius: 4px; }
.scroll { max-height: min(320px, 45vh); overflow: auto; margin-top: 8px; }
dl { margin: 0; display: grid; grid-template-columns: minmax(90px, auto) 1fr; gap: 4px 12px; }
.scroll .file { margin: 12px 0 4px; }
.scroll .file:first-child { margin-top: 0; }
dt { color: var(--faint); }
dd { margin: 0; }
.scroll ul { margin: 0; padding-inline-start: 20px; }
.dialog {
  inset: 0; margin: auto; padding: 20px 22px; overflow: auto;
  width: min(480px, calc(100vw - 24px)); max-height: calc(100vh - 24px);
}
.dialog:not([open]) { display: none; }
.dialog::backdrop { background: rgb(0 0 0 / .45); }
.product { margin: 0 0 2px; color: var(--faint); font-size: 12px; letter-spacing: .02em; }
h2 { margin: 0 0 12px; font: 600 18px/1.3 system-ui, sans-serif; }
.dialog p { margin: 0 0 10px; }
.problems { margin: 0 0 12px; padding: 0; list-style: none; display: grid; gap: 6px; max-height: 38vh; overflow: auto; }
.problems li { padding: 8px 12px; border-radius: 8px; background: var(--soft); display: grid; }
.file { font-weight: 600; }
.advice { color: var(--faint); }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 16px; }
.buttons button {
  padding: 8px 14px; border: 1px solid var(--line); border-radius: 8px;
  background: var(--paper); color: var(--ink); font: 500 14px/1.3 system-ui, sans-serif; cursor: pointer;
}
.buttons button:hover { background: var(--soft); }
.buttons .primary { background: var(--blue); border-color: var(--blue); color: var(--on-blue); }
.buttons .primary:hover { background: color-mix(in srgb, var(--blue) 88%, var(--ink)); }
.buttons .quiet { border-color: transparent; color: var(--faint); text-decoration: underline; }
.buttons .danger { border-color: var(--red); color: var(--red); }
.buttons button:disabled { opacity: .55; cursor: default; }
:focus-visible { outline: 2px solid var(--blue); outline-offset: 2px; }
@media (max-width: 420px) {
  .buttons { flex-direction: column; }
  .notice, .toast { inset-inline: 12px; max-width: none; }
}
`;
