// SPDX-License-Identifier: Apache-2.0
import {decodeBase64, encodeBase64} from '../host/base64.ts';

/** Texts of a drop or a paste, each with its type. */
export type Texts = readonly (readonly [type: string, data: string])[];

/** Texts that are addresses. Plain text stays the text that it is. */
const ADDRESSES = ['text/uri-list', 'text/x-moz-url', 'text/x-moz-url-data'];

/** Inside a longer value, as in a style: up to what ends it there. */
const IN_A_VALUE = /data:image\/[^"')]*/gi;
/** In a list of addresses, which blanks part. */
const IN_A_LIST = /data:image\/\S*[^\s,]/gi;

/** What stands where an image was held back. */
const NOTHING = 'data:,';

/** Images that stand in the texts themselves, as `data:` addresses. */
export interface Embedded {
  readonly files: readonly File[];
  /** The texts with these in the place of `files`, without those that are undefined. */
  withFiles(files: readonly (File | undefined)[]): Promise<Texts>;
}

/** Whether a look is worth while. */
export function mayEmbed(transfer: DataTransfer): boolean {
  return ['text/html', ...ADDRESSES].some((type) => /data:/i.test(transfer.getData(type)));
}

export function embeddedIn(texts: Texts): Embedded {
  const found = new Map<string, File | undefined>();
  rewrite(texts, (address) => {
    if (!found.has(address)) found.set(address, fileAt(address));
    return address;
  });
  const files = [...found.values()].filter((file) => file !== undefined);
  return {
    files,
    async withFiles(admitted) {
      if (found.size === 0) return texts;
      const addresses = new Map<string, string>();
      for (const [address, file] of found) {
        const got = file && admitted[files.indexOf(file)];
        addresses.set(address, got === file && got ? address : got ? await addressOf(got) : NOTHING);
      }
      return rewrite(texts, (address) => addresses.get(address) ?? NOTHING);
    },
  };
}

type Change = (address: string) => string;

function rewrite(texts: Texts, change: Change): Texts {
  return texts.map(([type, data]) => {
    if (!/data:/i.test(data)) return [type, data];
    if (type === 'text/html') return [type, htmlWith(data, change)];
    if (!ADDRESSES.includes(type)) return [type, data];
    const lines = data.split(/\r?\n/).map((line) => (/^\s*data:/i.test(line) ? change(line.trim()) : line));
    return [type, lines.join('\r\n')];
  });
}

/** As the HTML parser reads it; unchanged where no address in it is. */
function htmlWith(html: string, change: Change): string {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  let changed = false;
  const changing: Change = (address) => {
    const other = change(address);
    if (other !== address) changed = true;
    return other;
  };
  visit(parsed, changing);
  if (!changed) return html;
  return /<html/i.test(html) ? `<html>${parsed.documentElement.getHTML()}</html>` : parsed.body.getHTML();
}

function visit(root: ParentNode, change: Change): void {
  for (const element of root.querySelectorAll('*')) {
    for (const {name, value} of element.attributes) {
      if (!/data:/i.test(value)) continue;
      const other = /^\s*data:/i.test(value)
        ? /srcset$/i.test(name)
          ? value.replace(IN_A_LIST, change)
          : change(value.trim())
        : value.replace(/srcset$/i.test(name) ? IN_A_LIST : IN_A_VALUE, change);
      if (other !== value) element.setAttribute(name, other);
    }
    if (element.localName === 'style') {
      const text = element.textContent;
      const other = text.replace(IN_A_VALUE, change);
      if (other !== text) element.textContent = other;
    }
    if (element instanceof HTMLTemplateElement) visit(element.content, change);
  }
}

/** Undefined where it is no address that a browser could read. RFC 2397: `data:[type][;base64],data`. */
function fileAt(address: string): File | undefined {
  const comma = address.indexOf(',');
  const head = address.slice('data:'.length, comma);
  const [type = ''] = head.split(';');
  try {
    const text = decodeURIComponent(address.slice(comma + 1).replace(/#.*$/s, ''));
    const isBase64 = /;\s*base64\s*$/i.test(head);
    const bytes = isBase64 ? decodeBase64(text.replace(/\s+/g, '')) : new TextEncoder().encode(text);
    const ending = /^image\/([a-z0-9]+)/i.exec(type)?.[1] ?? 'bin';
    return comma < 0 ? undefined : new File([bytes], `pasted.${ending}`, {type});
  } catch {
    return undefined;
  }
}

async function addressOf(file: File): Promise<string> {
  // A copy: the buffer may belong to the page's window.
  const bytes = new Uint8Array(new Uint8Array(await file.arrayBuffer()));
  return `data:${file.type};base64,${encodeBase64(bytes)}`;
}
