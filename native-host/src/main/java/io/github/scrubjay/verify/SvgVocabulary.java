// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.verify;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a clean drawing may be made of, written from the standards' lists of elements and properties
 * (SVG 1.1 appendices K to M, SVG 2, the CSS modules that apply to SVG): by shape where many names
 * are alike, so that a name which has no place in a picture is noticed.
 */
final class SvgVocabulary {
  static final Set<String> TEXT_ELEMENTS =
      Set.of("text", "tspan", "tref", "textPath", "altGlyph", "a", "switch");

  private static final Pattern ELEMENT =
      Pattern.compile(
          "svg|g|defs|symbol|use|switch|a|path|rect|circle|ellipse|line|poly(line|gon)|image|text"
              + "|tspan|tref|textPath|altGlyph|style|(linear|radial)Gradient|stop|pattern|clipPath"
              + "|mask|marker|filter|fe[A-Z][A-Za-z]{2,20}|animate(Color|Motion|Transform)?|set"
              + "|mpath|font|font-face|(missing-)?glyph|[hv]kern");

  /** Attributes of shapes, texts, gradients, filters, animations and fonts. */
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "id|class|style|href|lang|type|media|[a-z]|[fdrckgu][xyr12]|[xyku][1-4]|in2?|result|mode"
              + "|(attribute|glyph-?)(Name|Type|name|Ref)|additive|accumulate|calcMode|key(Points"
              + "|Splines|Times)|(repeat)?(dur|Dur)|repeatCount|begin|end|min|max|from|to|by|values"
              + "|restart|origin|path(Length)?|points(At[XYZ])?|viewBox|preserve(Alpha|AspectRatio)"
              + "|zoomAndPan|version|requiredFeatures|systemLanguage|offset|spreadMethod|method"
              + "|spacing|side|startOffset|textLength|lengthAdjust|(marker)(Height|Width|Units)"
              + "|orient|ref[XY]|crossorigin|format|(clipPath|filter|gradient|mask|maskContent"
              + "|pattern|patternContent|primitive)Units|(gradient|pattern)Transform|filterRes"
              + "|azimuth|elevation|baseFrequency|numOctaves|seed|stitchTiles|bias|divisor|order"
              + "|edgeMode|kernel(Matrix|UnitLength)|target-?[XYxy]|operator|radius|scale"
              + "|[xy]ChannelSelector|(diffuse|specular)(Constant|Exponent)|surfaceScale"
              + "|limitingConeAngle|stdDeviation|tableValues|slope|intercept|amplitude|exponent"
              + "|accent-height|ascent|descent|alphabetic|arabic-form|bbox|cap-height|hanging"
              + "|horiz-(adv|origin)-[xy]|vert-(adv|origin)-[xy]|ideographic|mathematical"
              + "|v-(alphabetic|hanging|ideographic|mathematical)|orientation|panose-1|stem[hv]"
              + "|(overline|strikethrough|underline)-(position|thickness)|unicode(-range)?"
              + "|units-per-em|widths|x-height|decoding");

  /** Properties of CSS that change how a drawing looks. */
  static final Pattern PROPERTY =
      Pattern.compile(
          "--[\\w-]{1,64}|alignment-baseline|animation(-[a-z-]+)?|backdrop-filter|background(-color)?"
              + "|baseline-shift|block-progression|box-sizing|bottom|clip(-path|-rule)?"
              + "|color(-[a-z-]+)?|cursor|[cr][xy]|d|r|x|y|direction|display|dominant-baseline"
              + "|enable-background|fill(-opacity|-rule)?|filter|flood-(color|opacity)"
              + "|font(-[a-z-]+)?|forced-color-adjust|glyph-orientation-(horizontal|vertical)|height"
              + "|hyphens|image-rendering|inline-size|isolation|kerning|left|letter-spacing"
              + "|lighting-color|line-(break|height)|margin|marker(-start|-mid|-end)?"
              + "|mask(-type)?|(max|min)-(height|width)|mix-blend-mode|object-(fit|position)"
              + "|offset(-[a-z]+)?|opacity|order|overflow(-x|-y|-wrap)?|padding|paint-order"
              + "|perspective(-origin)?|pointer-events|position|print-color-adjust|right|rotate|scale"
              + "|shape-[a-z]+|solid-(color|opacity)|stop-(color|opacity)|stroke(-[a-z]+)?|tab-size"
              + "|text-[a-z-]+|top|transform(-[a-z]+)?|transition(-[a-z-]+)?|translate|unicode-bidi"
              + "|vector-effect|vertical-align|visibility|white-space|width|will-change|word-break"
              + "|word-spacing|writing-mode|z-index");

  private SvgVocabulary() {}

  static boolean isElement(String name) {
    return ELEMENT.matcher(name).matches();
  }

  static boolean isAttribute(String name) {
    return ATTRIBUTE.matcher(name).matches() || PROPERTY.matcher(name).matches();
  }
}
