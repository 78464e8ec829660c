#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Looks whether an app image keeps its promises: small, may be moved, starts from its archive, never from a stale one.
#   installer/test-image.sh IMAGE
set -euo pipefail
image=$1
most=60000000 # bytes installed

die() { echo "image: FAILED: $*" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

bytes=$(find "$image" -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum }')
[ "$bytes" -lt "$most" ] || die "it has $bytes bytes, at most $most are allowed"

# hello FOLDER: the build that a host says it is
hello() { "$1/bin/scrubjay-host" host </dev/null | grep -ao '"build":"[^"]*"' | cut -d'"' -f4; }
# archived FOLDER: how many of our classes come from the start-up archive
archived() {
  (cd "$1" && lib/runtime/bin/java @lib/app/host.options -XX:SharedArchiveFile=lib/app/host.jsa \
    "-Xlog:class+load:file=$work/classes" -cp lib/app/native-host-*.jar io.github.scrubjay.Main host </dev/null >/dev/null 2>&1)
  grep -c '^.*io\.github\.scrubjay.*shared objects file' "$work/classes" || true
}

moved="$work/moved to another folder"
cp -a "$image" "$moved"
build=$("$moved/bin/scrubjay" --version | cut -d' ' -f2)
[ "$(hello "$moved")" = "$build" ] || die "moved, it answers as build $(hello "$moved"), not $build"
[ "$(archived "$moved")" -gt 10 ] || die "moved, it does not start from its archive"
[ "$(JAVA_TOOL_OPTIONS=-Dx=y hello "$moved")" = "$build" ] || die "the environment reaches its answers"

# What the runtime was made smaller by must be missed by nothing but the windows that libraries open to debug themselves,
# effects that nobody calls, a door into old JDKs, and the part that reads text, whose libraries come apart.
javac -d "$work" "$(dirname "$0")/src/Links.java"
"$moved/lib/runtime/bin/java" -Djava.awt.headless=true -cp "$work:$moved/lib/app/*" Links "$moved/lib/app" >"$work/misses"
grep -q AreaAverageOp "$work/misses" || die "nobody looked what its runtime lacks"
allowed=$(tr -d '\n' <<'CLASSES'
com[.]twelvemonkeys[.]image[.](AreaAverageOp|BufferedImageIcon|PixelizeOp)|
com[.]twelvemonkeys[.]imageio[.](ImageReaderBase[$](1|ImageLabel)|plugins[.]bmp[.]DIBImageReader[$]2)[$A-Za-z0-9]*|
org[.]apache[.]commons[.]io[.]input[.]ByteBufferCleaner
CLASSES
)
of_text=' misses (ai[./]onnxruntime|com[./]google[./]i18n|org[./]apache[./]commons[./]validator)[./]'
misses=$(grep -Ev "^($allowed) |$of_text" "$work/misses" || true)
[ -z "$misses" ] || die "its runtime lacks what it needs: $misses"

# A jar that was changed under the archive: an update that only half arrived.
printf '\n' >>"$(echo "$moved"/lib/app/native-host-*.jar)"
[ "$(archived "$moved")" = 0 ] || die "a stale archive is used: old code would run"
[ "$(hello "$moved")" = "$build" ] || die "with a stale archive it does not answer"

echo "image: $bytes bytes, build $build: may be moved, starts from its archive, refuses a stale one"
