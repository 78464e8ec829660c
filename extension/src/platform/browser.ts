// SPDX-License-Identifier: Apache-2.0

import product from '../../../src/product.json' with {type: 'json'};

/** The only file that calls the extension APIs. `chrome.*` with promises exists in Firefox as well. */

export interface NativePort {
  postMessage(message: unknown): void;
  disconnect(): void;
}
export type RuntimePort = chrome.runtime.Port;

/** Starts the native host. `disconnect` gets the browser's text, if it has one. */
export function connectHost(on: {
  message(message: unknown): void;
  disconnect(text: string | undefined): void;
}): NativePort {
  const port = chrome.runtime.connectNative(product.hostName) as RuntimePort & {error?: {message?: string} | null};
  port.onMessage.addListener((message: unknown) => on.message(message));
  port.onDisconnect.addListener(() => {
    // Chromium tells in lastError (and complains when nobody reads it), Firefox on the port.
    on.disconnect(chrome.runtime.lastError?.message ?? port.error?.message);
  });
  return port;
}

export const GUARD_PORT = 'guard';

/** A content script's port to the background. Throws when the extension was reloaded under the page. */
export function connectBackground(): RuntimePort {
  return chrome.runtime.connect({name: GUARD_PORT});
}

export function onGuardConnected(listener: (port: RuntimePort) => void): void {
  chrome.runtime.onConnect.addListener((port) => {
    if (port.name === GUARD_PORT && port.sender?.id === chrome.runtime.id) listener(port);
  });
}

/** False in a content script that outlived its extension: every other API fails there. */
export function extensionAlive(): boolean {
  // Typed as always there; after a reload it is not.
  return (chrome.runtime as typeof chrome.runtime | undefined)?.id !== undefined;
}

/** Asks the content script of a tab's top frame. */
export async function askTopFrame(tab: number, question: unknown): Promise<unknown> {
  return chrome.tabs.sendMessage(tab, question, {frameId: 0});
}

/** In a content script: answers what the background asks. */
export function onBackgroundAsked(answer: (question: unknown) => Promise<unknown>): void {
  chrome.runtime.onMessage.addListener((question: unknown, sender, respond) => {
    if (sender.id !== chrome.runtime.id || sender.tab) return false;
    void answer(question).then(respond);
    return true;
  });
}

export function extensionVersion(): string {
  return chrome.runtime.getManifest().version;
}

/** A closed shadow root too: content scripts may look inside, pages may not. Each browser has its own way to ask. */
export function shadowRootOf(host: Element): ShadowRoot | null {
  if (import.meta.env.FIREFOX)
    return (host as Element & {openOrClosedShadowRoot: ShadowRoot | null}).openOrClosedShadowRoot;
  // A script that outlived its extension may ask no more; open trees it still sees.
  if (!extensionAlive()) return host.shadowRoot;
  return host instanceof HTMLElement ? (chrome.dom.openOrClosedShadowRoot(host) as ShadowRoot | null) : null;
}

/** The text for `key` in the browser's language; empty when there is none. */
export function localText(key: string, ...values: string[]): string {
  return chrome.i18n.getMessage(key, values);
}

export async function readStored(key: string): Promise<unknown> {
  return (await chrome.storage.local.get(key))[key];
}

export async function writeStored(key: string, value: unknown): Promise<void> {
  await chrome.storage.local.set({[key]: value});
}

export async function removeStored(key: string): Promise<void> {
  await chrome.storage.local.remove(key);
}

/** Calls `listener` when one of these was written, by this page or another, or the organisation decided anew. */
export function onStoredChanged(keys: readonly string[], listener: () => void): void {
  chrome.storage.onChanged.addListener((changes, area) => {
    if (area === 'managed' || keys.some((key) => key in changes)) listener();
  });
}

/** What the organisation that runs this browser decided; nothing where there is none. */
export async function readManaged(): Promise<unknown> {
  try {
    return await chrome.storage.managed.get(null);
  } catch {
    return {}; // Firefox refuses where no policy names this extension
  }
}

/** Forgotten when the browser ends. */
export async function readSession(key: string): Promise<unknown> {
  return (await chrome.storage.session.get(key))[key];
}

export async function writeSession(key: string, value: unknown): Promise<void> {
  await chrome.storage.session.set({[key]: value});
}

/** Settings are no business of content scripts, which share a process with the page. Firefox has no such switch. */
export function hideStorageFromPages(): void {
  const local = chrome.storage.local as {setAccessLevel?: typeof chrome.storage.local.setAccessLevel};
  void local.setAccessLevel?.({accessLevel: 'TRUSTED_CONTEXTS'});
}

/** Answers the extension's own pages; content scripts get no answer. */
export function onPageAsked(answer: (question: unknown) => Promise<unknown> | undefined): void {
  chrome.runtime.onMessage.addListener((question: unknown, sender, respond) => {
    if (sender.id !== chrome.runtime.id || !sender.url?.startsWith(chrome.runtime.getURL(''))) return false;
    const answered = answer(question);
    if (!answered) return false;
    void answered.then(respond);
    return true;
  });
}

export async function askBackground(question: unknown): Promise<unknown> {
  return chrome.runtime.sendMessage(question);
}

/** The address is known for protected sites only. */
export async function activeTab(): Promise<{readonly id: number; readonly address: string | undefined}> {
  const [tab] = await chrome.tabs.query({active: true, currentWindow: true});
  return {id: tab?.id ?? chrome.tabs.TAB_ID_NONE, address: tab?.url};
}

/** Asks the person, in the browser's own words. Only inside a click. */
export async function askForAccess(matches: readonly string[]): Promise<boolean> {
  return chrome.permissions.request({origins: [...matches]});
}

export async function giveAccessBack(matches: readonly string[]): Promise<void> {
  await chrome.permissions.remove({origins: [...matches]});
}

/** All match patterns that the extension may read. */
export async function grantedMatches(): Promise<string[]> {
  return (await chrome.permissions.getAll()).origins ?? [];
}

export function onAccessChanged(listener: () => void): void {
  chrome.permissions.onAdded.addListener(listener);
  chrome.permissions.onRemoved.addListener(listener);
}

/** When the browser or the extension starts. */
export function onStarted(listener: () => void): void {
  chrome.runtime.onStartup.addListener(listener);
  chrome.runtime.onInstalled.addListener(listener);
}

export function onFirstInstalled(listener: () => void): void {
  chrome.runtime.onInstalled.addListener(({reason}) => {
    if (reason === chrome.runtime.OnInstalledReason.INSTALL) listener();
  });
}

/** A script of the manifest's form, for addresses that are known only later. */
export interface PageScript {
  readonly matches: readonly string[];
  readonly js: readonly string[];
  readonly world: 'ISOLATED' | 'MAIN';
  readonly match_origin_as_fallback?: true;
}

/** The addresses of the scripts that run in whatever loads from now on, the manifest's aside. */
export async function registeredMatches(): Promise<string[]> {
  const scripts = await chrome.scripting.getRegisteredContentScripts();
  return scripts.flatMap(({matches}) => matches ?? []);
}

/** Has these scripts run in whatever loads from now on, instead of those registered before. */
export async function registerScripts(scripts: readonly PageScript[]): Promise<void> {
  const old = await chrome.scripting.getRegisteredContentScripts();
  if (old.length > 0) await chrome.scripting.unregisterContentScripts({ids: old.map(({id}) => id)});
  if (scripts.length === 0) return;
  await chrome.scripting.registerContentScripts(
    scripts.map(({matches, js, world, match_origin_as_fallback}, index) => ({
      id: `own-${index}`,
      matches: [...matches],
      js: [...js],
      world,
      allFrames: true,
      runAt: 'document_start',
      matchOriginAsFallback: match_origin_as_fallback ?? false,
    })),
  );
}

/** The sign on the toolbar button: of one tab, or of all that have none of their own. */
export async function showBadge(text: string, colour: string, title: string, tabId?: number): Promise<void> {
  const where = tabId === undefined ? {} : {tabId};
  try {
    await chrome.action.setBadgeBackgroundColor({color: colour, ...where});
    await chrome.action.setBadgeTextColor({color: '#ffffff', ...where});
    await chrome.action.setBadgeText({text, ...where});
    await chrome.action.setTitle({title, ...where});
  } catch {
    // The tab is gone.
  }
}

/** The sign of a tab, or that of all tabs without one of their own. */
export async function badgeOf(tabId?: number): Promise<string> {
  try {
    return await chrome.action.getBadgeText(tabId === undefined ? {} : {tabId});
  } catch {
    return '';
  }
}

export async function allTabs(): Promise<number[]> {
  const tabs = await chrome.tabs.query({});
  return tabs.flatMap(({id}) => (id === undefined ? [] : [id]));
}

/** The tabs that show one of these. */
export async function tabsAt(matches: readonly string[]): Promise<number[]> {
  const tabs = await chrome.tabs.query({url: [...matches]});
  return tabs.flatMap(({id}) => (id === undefined ? [] : [id]));
}

/** A page of a site that ScrubJay may see has loaded. */
export function onPageLoaded(listener: (tab: number, address: string) => void): void {
  chrome.tabs.onUpdated.addListener((tab, {status}, {url}) => {
    if (status === 'complete' && url !== undefined) listener(tab, url);
  });
}

export function setAlarm(name: string, when: number): void {
  void chrome.alarms.create(name, {when});
}

export function onAlarm(listener: (name: string) => void): void {
  chrome.alarms.onAlarm.addListener(({name}) => listener(name));
}

/** Opens a page of ours in a new tab, in front of the others unless it is told to stay behind. */
export function openOwnPage(name: string, {inFront = true} = {}): void {
  void chrome.tabs.create({url: chrome.runtime.getURL(name), active: inFront});
}

export function ownOrigin(): string {
  return chrome.runtime.getURL('').replace(/\/$/, '');
}

export function ownId(): string {
  return chrome.runtime.id;
}

/** Name and version, as far as the browser tells: `Chromium 156`. */
export function browserName(): string {
  const {userAgentData} = navigator as {
    userAgentData?: {readonly brands: readonly {readonly brand: string; readonly version: string}[]};
  };
  const brand = userAgentData?.brands.filter((one) => !/not.?a.?brand/i.test(one.brand)).at(-1);
  if (brand) return `${brand.brand} ${brand.version}`;
  return /Firefox\/[\d.]+/.exec(navigator.userAgent)?.[0].replace('/', ' ') ?? navigator.userAgent;
}

export async function systemName(): Promise<string> {
  return (await chrome.runtime.getPlatformInfo()).os;
}

/** People may withhold the access that the manifest asks for, site by site. */
export async function hasAccess(matches: readonly string[]): Promise<boolean> {
  return chrome.permissions.contains({origins: [...matches]});
}

export function openOptions(): void {
  void chrome.runtime.openOptionsPage();
}

/**
 * Tabs that were open before the extension came have no guard yet. After an update the old guard is still there: it
 * blocks and asks for a reload, since two guards in one page would fight over every event.
 */
export function guardOpenTabsOnInstall(matches: readonly string[]): void {
  onFirstInstalled(() => void guardOpenTabs(matches));
}

export async function guardOpenTabs(matches: readonly string[]): Promise<void> {
  if (matches.length === 0) return;
  const tabs = await chrome.tabs.query({url: [...matches]});
  for (const {id} of tabs) {
    if (id === undefined) continue;
    try {
      const target = {tabId: id, allFrames: true};
      await chrome.scripting.executeScript({target, files: ['/guard.js'], injectImmediately: true});
      await chrome.scripting.executeScript({target, files: ['/hooks.js'], world: 'MAIN', injectImmediately: true});
    } catch {
      // A discarded or crashed tab: it gets its guard from the manifest when it loads again.
    }
  }
}
