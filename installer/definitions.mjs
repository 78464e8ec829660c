// SPDX-License-Identifier: Apache-2.0
// Writes what stands in other words in src/browsers.json: the MSI's registry keys and manifests, macOS's uninstaller,
// the table in src/docs/install/browsers.md. `node installer/definitions.mjs --check` only says what is out of date.
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const root = new URL('../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');
const {browsers} = JSON.parse(read('src/browsers.json'));
const product = JSON.parse(read('src/product.json'));

const files = {
  'installer/windows/registry.wxs': registry(),
  [`installer/windows/${product.hostName}.chromium.json`]: manifest({
    allowed_origins: product.chromiumIds.map((id) => `chrome-extension://${id}/`),
  }),
  [`installer/windows/${product.hostName}.firefox.json`]: manifest({allowed_extensions: product.firefoxIds}),
  'installer/macos/uninstall.sh': uninstaller(),
  'src/docs/install/browsers.md': table(),
};

const stale = Object.entries(files).filter(([path, text]) => !existsSync(new URL(path, root)) || read(path) !== text);
if (process.argv[2] === '--check') {
  for (const [path] of stale) console.error(`${path} is not what src/browsers.json says; run: node installer/definitions.mjs`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [path, text] of stale) {
    writeFileSync(new URL(path, root), text, {mode: path.endsWith('.sh') ? 0o755 : 0o644});
    console.log(`wrote ${fileURLToPath(new URL(path, root))}`);
  }
}

/** One component with all keys, in the user's or the machine's half of the registry as the installation goes. */
function registry() {
  const kinds = new Map();
  for (const {kind, windows} of browsers) for (const key of windows?.keys ?? []) kinds.set(key, kind);
  const values = [...kinds].map(
    ([key, kind]) => `      <RegistryKey Root="HKMU" Key="Software\\${key}\\${product.hostName}" ForceDeleteOnUninstall="yes">
        <RegistryValue Type="string" Value="[INSTALLFOLDER]${product.hostName}.${kind}.json" />
      </RegistryKey>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Made from src/browsers.json by installer/definitions.mjs. Not run: nobody has built or installed this MSI yet. -->
<Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">
  <Fragment>
    <Component Id="Browsers" Directory="INSTALLFOLDER" Guid="6b6d7c5e-5a0b-4c0e-9c1e-2f7f3c0a9d41">
      <RegistryValue Root="HKMU" Key="Software\\ScrubJay" Name="registered" Type="integer" Value="1" KeyPath="yes" />
${values.join('\n')}
    </Component>
  </Fragment>
</Wix>
`;
}

/** On Windows the program's path may be relative to the manifest. */
function manifest(allowed) {
  const content = {
    name: product.hostName,
    description: 'ScrubJay: cleans images before they are uploaded',
    path: 'scrubjay-host.exe',
    type: 'stdio',
    ...allowed,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Packages of macOS can't be removed by macOS. */
function uninstaller() {
  const folders = [...new Set(browsers.flatMap(({macos}) => macos?.system ?? []))];
  return `#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Made from src/browsers.json by installer/definitions.mjs. Takes away all that the pkg installed. Not run yet.
set -eu
[ "$(id -u)" = 0 ] || { echo "run it with sudo" >&2; exit 1; }
${folders.map((folder) => `rm -f '${folder}/${product.hostName}.json'\nrmdir '${folder}' 2>/dev/null || true`).join('\n')}
rm -f /usr/local/bin/scrubjay
rm -rf /Library/ScrubJay
pkgutil --forget ${product.hostName} >/dev/null 2>&1 || true
`;
}

function table() {
  const code = (paths) => (paths?.length ? paths.map((path) => `\`${path}\``).join('<br>') : '-');
  const rows = (os, cells) =>
    browsers
      .filter((browser) => browser[os])
      .map((browser) => `| ${[browser.name, browser[os].tested ? 'yes' : 'no', ...cells(browser[os])].join(' | ')} |`)
      .join('\n');
  return `# Where each browser looks for the host

Made from \`src/browsers.json\` by \`installer/definitions.mjs\`. In these folders lies \`${product.hostName}.json\`. *Run* says
whether the end-to-end tests upload through that browser there; the other rows are read, not run.

## Linux

\`~/.config\` follows \`XDG_CONFIG_HOME\`.

| browser | run | one user | all users | Flatpak | snap |
|---|---|---|---|---|---|
${rows('linux', (os) => [
  code(os.user.map(({manifests}) => manifests)),
  code(os.system),
  code(os.flatpak?.map(({manifests}) => manifests)),
  os.snap ? os.snap.map(({manifests}) => (manifests ? 'yes, asks once' : 'can start no host')).join('<br>') : '-',
])}

## macOS

| browser | run | one user | all users |
|---|---|---|---|
${rows('macos', (os) => [code(os.user.map(({manifests}) => manifests)), code(os.system)])}

## Windows

Below \`HKCU\\Software\` for one user, \`HKLM\\Software\` for all; \`\\${product.hostName}\` follows, whose default value is the
manifest's path.

| browser | run | keys |
|---|---|---|
${rows('windows', (os) => [code(os.keys)])}
`;
}
