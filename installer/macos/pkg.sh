#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the pkg on macOS from the app image: installer/macos/pkg.sh IMAGE VERSION OUT. Not run: nobody has built or
# installed it yet. Manifests belong to the package, as on Linux. SIGN names a "Developer ID Installer" identity.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
image=$1 version=$2 out=$3
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
mkdir -p "$stage/Library" "$stage/usr/local/bin" "$out"
cp -a "$image" "$stage/Library/ScrubJay"
cp "$here/uninstall.sh" "$stage/Library/ScrubJay/"
ln -s /Library/ScrubJay/bin/scrubjay "$stage/usr/local/bin/scrubjay"
"$image/bin/scrubjay" register --system --root "$stage" --launcher /Library/ScrubJay/bin/scrubjay-host
pkgbuild --root "$stage" --identifier io.github.scrubjay --version "$version" --install-location / \
  ${SIGN:+--sign "$SIGN"} "$out/scrubjay-$version.pkg"
