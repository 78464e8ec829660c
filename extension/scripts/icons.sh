#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Draws the PNG icons from logo.svg; Chromium takes no SVG there. Needs rsvg-convert (Debian: librsvg2-bin).
set -eu
cd "$(dirname "$0")/.."
for size in 16 32 48 128; do
  rsvg-convert --width "$size" --height "$size" --output "public/icon/$size.png" public/icon/logo.svg
done
