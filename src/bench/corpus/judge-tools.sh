# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# Sourced, with root set to the project's folder: has the independent judge find the decoders and the exiftool that it needs.
# Debian's exiftool is too old for it. With CI=true missing decoders are installed.
judge_tools=$root/target/judge-tools

if [ "${CI:-}" = true ]; then
  missing=()
  for pair in convert-im6.q16:imagemagick-6.q16 heif-convert:libheif-examples avifdec:libavif-bin djxl:libjxl-tools \
    rsvg-convert:librsvg2-bin transicc:liblcms2-utils perl:perl python3:python3; do
    command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
  done
  if [ ${#missing[@]} -gt 0 ]; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  fi
fi
if [ -z "${EXIFTOOL:-}" ]; then
  mkdir -p "$judge_tools"
  [ -d "$judge_tools/node_modules/exiftool-vendored.pl" ] \
    || npm install --prefix "$judge_tools" --no-save --no-audit --no-fund exiftool-vendored.pl@13.59.3 >/dev/null
  export EXIFTOOL=$judge_tools/node_modules/exiftool-vendored.pl/bin/exiftool
fi
