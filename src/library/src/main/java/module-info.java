// SPDX-License-Identifier: Apache-2.0
/** Takes what an image would reveal out of it, without touching the picture. */
module io.github.scrubjay.image {
  exports io.github.scrubjay.image;
}
