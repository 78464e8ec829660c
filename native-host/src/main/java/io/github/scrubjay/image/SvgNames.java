// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.util.Set;

/**
 * What a drawing needs (SVG 1.1 second edition, SVG 2, Filter Effects 1, CSS Masking 1): elements,
 * attributes and style properties that decide what is shown. Titles, descriptions, metadata,
 * scripts, links, names of layers and everything of editors are not among them.
 */
final class SvgNames {
  static final String SVG = "http://www.w3.org/2000/svg";
  static final String XLINK = "http://www.w3.org/1999/xlink";

  /** Elements whose characters are shown. */
  static final Set<String> TEXTS = Set.of("text", "tspan", "tref", "textPath", "altGlyph");

  /** Elements whose reference to another element is drawn in their place or decides their look. */
  static final Set<String> DRAWN_REFERENCES =
      Set.of(
          "use",
          "linearGradient",
          "radialGradient",
          "pattern",
          "filter",
          "feImage",
          "image",
          "textPath",
          "tref",
          "mpath");

  /** Elements that move or change others. */
  static final Set<String> ANIMATIONS =
      Set.of("animate", "animateColor", "animateMotion", "animateTransform", "set");

  static final Set<String> ELEMENTS =
      words(
          """
          svg g defs symbol use switch a path rect circle ellipse line polyline polygon image
          text tspan tref textPath altGlyph style
          linearGradient radialGradient stop pattern clipPath mask marker
          filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
          feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB
          feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset
          fePointLight feSpecularLighting feSpotLight feTile feTurbulence
          animate animateColor animateMotion animateTransform set mpath
          font font-face glyph missing-glyph hkern vkern
          """);

  /** Both attributes and properties of styles. */
  static final Set<String> PROPERTIES =
      words(
          """
          alignment-baseline backdrop-filter background background-color baseline-shift clip
          clip-path clip-rule color color-interpolation color-interpolation-filters color-profile
          color-rendering color-scheme cursor cx cy d direction display dominant-baseline
          enable-background fill fill-opacity fill-rule filter flood-color flood-opacity font
          font-family font-feature-settings font-kerning font-size font-size-adjust font-stretch
          font-style font-synthesis font-variant font-variant-alternates font-variant-caps
          font-variant-east-asian font-variant-ligatures font-variant-numeric
          font-variant-position font-variation-settings font-weight forced-color-adjust
          glyph-orientation-horizontal glyph-orientation-vertical height hyphens image-rendering
          inline-size isolation kerning letter-spacing lighting-color line-break line-height
          marker marker-end marker-mid marker-start mask mask-type max-height max-width min-height
          min-width mix-blend-mode object-fit object-position offset offset-anchor
          offset-distance offset-path offset-rotate opacity order overflow overflow-wrap
          overflow-x overflow-y paint-order perspective perspective-origin pointer-events
          print-color-adjust r rotate rx ry scale shape-inside shape-margin shape-padding
          shape-rendering shape-subtract solid-color solid-opacity stop-color stop-opacity stroke
          stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
          stroke-opacity stroke-width tab-size text-align text-align-last text-anchor
          text-decoration text-decoration-color text-decoration-fill text-decoration-line
          text-decoration-stroke text-decoration-style text-emphasis text-indent text-orientation
          text-overflow text-rendering text-shadow text-transform text-underline-offset
          text-underline-position transform transform-box transform-origin transform-style
          translate unicode-bidi vector-effect vertical-align visibility white-space width
          will-change word-break word-spacing writing-mode x y z-index
          animation animation-delay animation-direction animation-duration
          animation-fill-mode animation-iteration-count animation-name animation-play-state
          animation-timing-function transition transition-delay transition-duration
          transition-property transition-timing-function margin padding position top left right
          bottom box-sizing block-progression text-justify text-combine-upright
          """);

  private static final Set<String> ATTRIBUTES =
      words(
          """
          accent-height accumulate additive alphabetic amplitude arabic-form ascent attributeName
          attributeType azimuth baseFrequency bbox begin bias by calcMode cap-height
          clipPathUnits crossorigin decoding descent diffuseConstant divisor dur dx dy edgeMode
          elevation end exponent filterRes filterUnits format fr from fx fy g1 g2 glyph-name
          glyphRef gradientTransform gradientUnits hanging horiz-adv-x horiz-origin-x
          horiz-origin-y ideographic in in2 intercept k k1 k2 k3 k4 kernelMatrix kernelUnitLength
          keyPoints keySplines keyTimes lang lengthAdjust limitingConeAngle markerHeight
          markerUnits markerWidth maskContentUnits maskUnits mathematical max media method min
          mode numOctaves operator orient orientation origin overline-position
          overline-thickness panose-1 path pathLength patternContentUnits patternTransform
          patternUnits points pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio
          primitiveUnits radius refX refY repeatCount repeatDur requiredFeatures restart result
          seed side slope spacing specularConstant specularExponent spreadMethod startOffset
          stdDeviation stemh stemv stitchTiles strikethrough-position strikethrough-thickness
          surfaceScale systemLanguage tableValues target-x targetX targetY textLength to type u1
          u2 underline-position underline-thickness unicode unicode-range units-per-em
          v-alphabetic v-hanging v-ideographic v-mathematical values vert-adv-y vert-origin-x
          vert-origin-y viewBox widths x-height x1 x2 xChannelSelector y1 y2 yChannelSelector z
          zoomAndPan
          """);

  private SvgNames() {}

  /** Whether an attribute without a name space, other than id, class, style and href, stays. */
  static boolean isAttribute(String name) {
    return ATTRIBUTES.contains(name) || PROPERTIES.contains(name);
  }

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }
}
