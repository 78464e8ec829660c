// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import com.drew.metadata.Metadata;
import com.drew.metadata.xmp.XmpDirectory;
import com.drew.metadata.xmp.XmpReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an XMP packet reveals. Properties are known by their local names: prefixes are the writer's
 * choice, and the local names of the usual schemas don't collide in meaning.
 */
final class XmpFindings {
  /** Local path, for instance {@code History/when}, to kind; the first that matches decides. */
  private static final Map<Pattern, FindingKind> KINDS = new LinkedHashMap<>();

  static {
    put("(.*/)?(PersonInImage.*|PersonDisplayName|RName|People)", FindingKind.PERSON_IN_IMAGE);
    put(".*RegionList/(Name|Title|Description)", FindingKind.PERSON_IN_IMAGE);
    put(
        "(.*/)?(City|State|Country|CountryCode|CountryName|ProvinceState|Sublocation|Location"
            + "|LocationName|LocationId|WorldRegion)",
        FindingKind.PLACE_NAME);
    put("CreatorContactInfo/.*|.*(Email|Telephone|Phone)", FindingKind.CONTACT);
    put("OwnerName|CameraOwnerName|Owner|CopyrightOwner/.*", FindingKind.OWNER_NAME);
    put(
        "creator|Artist|Author|AuthorsPosition|CaptionWriter|Credit|Photographer|Source"
            + "|ImageCreator/.*|ImageEditor|contributor",
        FindingKind.ARTIST);
    put(
        "rights|Copyright|CopyrightNotice|WebStatement|UsageTerms|Licensor/.*|licen[cs]e"
            + "|attributionName|attributionURL|Certificate",
        FindingKind.COPYRIGHT);
    put(
        "description|title|Headline|Caption|ImageDescription|ExtDescrAccessibility"
            + "|AltTextAccessibility|ImageTitle|Instructions|TransmissionReference|Nickname|Label",
        FindingKind.CAPTION);
    put(
        "subject|[Hh]ierarchicalSubject|weightedFlatSubject|TagsList|Keywords|LastKeyword.*"
            + "|CatalogSets|Event|SupplementalCategories|Category|Scene|SubjectCode",
        FindingKind.KEYWORDS);
    put(".*SerialNumber", FindingKind.SERIAL_NUMBER);
    put("Make", FindingKind.CAMERA_MAKE);
    put("Model|UniqueCameraModel", FindingKind.CAMERA_MODEL);
    put("Lens|LensModel|LensMake", FindingKind.LENS);
    put("ImageUniqueID|DigitalImageGUID|BurstID|.*Fingerprint", FindingKind.UNIQUE_IMAGE_ID);
    put("HostComputer", FindingKind.DEVICE_HOST);
    put("CreatorTool|Software|CreatorSubTool|Firmware|.*ToolName", FindingKind.SOFTWARE);
    put(
        "CreateDate|DateTimeOriginal|DateTimeDigitized|DateCreated|DateAcquired",
        FindingKind.TIME_TAKEN);
    put("ModifyDate|MetadataDate|DateTime|DateModified", FindingKind.TIME_MODIFIED);
    put("DigitalSourceType|AISystem.*|.*trainedAlgorithmic.*", FindingKind.AI_SOURCE);
    put("AIPrompt.*|.*[Pp]rompt.*|parameters", FindingKind.AI_PROMPT);
    put(".*(DocumentID|documentID|InstanceID|instanceID)|RawFileName", FindingKind.DOCUMENT_ID);
    put("provenance", FindingKind.CONTENT_CREDENTIALS);
    put("UserComment|Comment", FindingKind.COMMENT);
    put("TextLayers/.*", FindingKind.EDIT_HISTORY);
  }

  private static void put(String regex, FindingKind kind) {
    KINDS.put(Pattern.compile(regex), kind);
  }

  /** What is many values but one fact: counted, told once. */
  private static final Map<Pattern, FindingKind> COUNTED = new LinkedHashMap<>();

  private static final Pattern RAW_SETTINGS = Pattern.compile("crs:.*|.*/crs:.*");

  static {
    COUNTED.put(Pattern.compile("Thumbnails/.*|.*/image"), FindingKind.THUMBNAIL);
    COUNTED.put(
        Pattern.compile("Data|.*DepthImage|.*/DepthData|Depth.*"), FindingKind.SECOND_IMAGE);
    COUNTED.put(
        Pattern.compile("MotionPhoto.*|MicroVideo.*|Directory/.*"), FindingKind.SECOND_IMAGE);
    COUNTED.put(Pattern.compile("DocumentAncestors.*"), FindingKind.DOCUMENT_ID);
    COUNTED.put(Pattern.compile(".*RegionList/.*|RegionInfo/.*"), FindingKind.FACE_REGION);
  }

  private static final Pattern HISTORY_STEP =
      Pattern.compile("[^/]*:History\\[(\\d+)]/[^/]*:(action|when|softwareAgent|parameters)");

  /** A region of the picture (MWG 2.0, 5.9.3): who or what is where, as shares of its size. */
  private static final Pattern REGION =
      Pattern.compile(
          "[^/]*:Regions/[^/]*:RegionList\\[(\\d{1,5})]/(?:[^/]*:Area/)?[^/]*:(Name|Type|x|y)");

  private static final Pattern LOCAL_NAMES = Pattern.compile("\\[[^\\]]*]|[^/:]*:");
  private static final Pattern SHARE = Pattern.compile("[01](\\.\\d{1,20})?");
  private static final Pattern HAS_DOCTYPE = Pattern.compile("<!(DOCTYPE|ENTITY)");

  private final Findings findings;
  private final Map<Integer, Map<String, String>> history = new TreeMap<>();
  private final Map<Integer, Map<String, String>> regions = new TreeMap<>();
  private final Map<FindingKind, Integer> counted = new TreeMap<>();
  private int rawSettings;
  private int others;

  private XmpFindings(Findings findings) {
    this.findings = findings;
  }

  /** Reads one packet. */
  static void read(byte[] packet, Ration ration, Findings findings) throws IOException {
    ration.take(packet.length);
    if (HAS_DOCTYPE.matcher(new String(packet, StandardCharsets.ISO_8859_1)).find()) {
      // Entities can name files and addresses, and multiply. XMP has none (ISO 16684-1, 7.2).
      throw new IOException("XMP with a document type");
    }
    Metadata metadata = new Metadata();
    new XmpReader().extract(packet, metadata);
    for (XmpDirectory directory : metadata.getDirectoriesOfType(XmpDirectory.class)) {
      report(directory, findings);
      if (directory.hasErrors() && directory.getXmpProperties().isEmpty()) {
        findings.unreadable("XMP", PlainText.size(packet.length));
      }
    }
  }

  static void report(XmpDirectory directory, Findings findings) {
    XmpFindings report = new XmpFindings(findings);
    Map<String, String> properties = new TreeMap<>(directory.getXmpProperties());
    report.positions(properties);
    properties.forEach(report::property);
    report.summary();
  }

  /** Pairs latitudes with the longitudes beside them. */
  private void positions(Map<String, String> properties) {
    properties.forEach(
        (path, latitudeText) -> {
          if (!path.endsWith("GPSLatitude") && !path.endsWith("GPSDestLatitude")) {
            return;
          }
          String longitudeText = properties.get(path.replaceFirst("Latitude$", "Longitude"));
          OptionalDouble latitude = Values.xmpDegrees(latitudeText);
          OptionalDouble longitude =
              longitudeText == null ? OptionalDouble.empty() : Values.xmpDegrees(longitudeText);
          if (latitude.isPresent() && longitude.isPresent()) {
            String position = Values.position(latitude.getAsDouble(), longitude.getAsDouble());
            findings.add(FindingKind.GPS_POSITION, "GPS position", position);
          } else {
            findings.add(FindingKind.GPS_POSITION, path, latitudeText + " " + longitudeText);
          }
        });
  }

  private void property(String path, String value) {
    if (value.isBlank() || path.endsWith("xml:lang")) {
      return;
    }
    Matcher step = HISTORY_STEP.matcher(path);
    if (step.matches()) {
      if (step.group(1).length() < 6) {
        history
            .computeIfAbsent(Integer.valueOf(step.group(1)), number -> new TreeMap<>())
            .put(step.group(2), value);
      }
      return;
    }
    Matcher region = REGION.matcher(path);
    if (region.matches()) {
      regions
          .computeIfAbsent(Integer.valueOf(region.group(1)), number -> new TreeMap<>())
          .put(region.group(2), value);
    }
    String local = LOCAL_NAMES.matcher(path).replaceAll("");
    if (local.startsWith("GPS") || local.contains("/GPS")) {
      gps(local, value);
      return;
    }
    if (local.equals("History")) {
      findings.add(FindingKind.EDIT_HISTORY, path, value);
      return;
    }
    for (Map.Entry<Pattern, FindingKind> kind : KINDS.entrySet()) {
      if (kind.getKey().matcher(local).matches()) {
        findings.add(kind.getValue(), path, text(kind.getValue(), value));
        return;
      }
    }
    for (Map.Entry<Pattern, FindingKind> kind : COUNTED.entrySet()) {
      if (kind.getKey().matcher(local).matches()) {
        counted.merge(kind.getValue(), 1, Integer::sum);
        return;
      }
    }
    if (RAW_SETTINGS.matcher(path).matches()) {
      rawSettings++;
    } else {
      others++;
    }
  }

  private void gps(String local, String value) {
    if (local.endsWith("GPSAltitude")) {
      OptionalDouble altitude = Values.fraction(value);
      findings.add(
          FindingKind.GPS_ALTITUDE,
          "GPS altitude",
          altitude.isPresent() ? Values.measure(altitude.getAsDouble(), " m") : value);
    } else if (local.endsWith("GPSTimeStamp") || local.endsWith("GPSDateStamp")) {
      findings.add(FindingKind.GPS_TIME, "GPS time", Values.time(value));
    } else if (local.endsWith("GPSImgDirection")) {
      OptionalDouble direction = Values.fraction(value);
      findings.add(
          FindingKind.GPS_DIRECTION,
          "GPS direction",
          direction.isPresent() ? Values.measure(direction.getAsDouble(), "°") : value);
    } else if (!local.endsWith("itude")) {
      others++;
    }
  }

  private static String text(FindingKind kind, String value) {
    return switch (kind) {
      case TIME_TAKEN, TIME_MODIFIED -> Values.time(value);
      case AI_SOURCE -> AiTraces.sourceInWords(value);
      default -> value;
    };
  }

  /** {@code Face: Ada Example, 31 % from the left, 40 % from the top}. */
  private void region(Map<String, String> region) {
    String what = region.getOrDefault("Type", "Region");
    String who = region.containsKey("Name") ? ": " + region.get("Name") : "";
    OptionalDouble x = share(region.get("x"));
    OptionalDouble y = share(region.get("y"));
    if (x.isEmpty() || y.isEmpty()) {
      return;
    }
    findings.add(
        FindingKind.FACE_REGION,
        "Region",
        what
            + who
            + ", "
            + Values.measure(x.getAsDouble() * 100, " % from the left, ")
            + Values.measure(y.getAsDouble() * 100, " % from the top"));
  }

  private static OptionalDouble share(String text) {
    return text != null && SHARE.matcher(text).matches()
        ? OptionalDouble.of(Double.parseDouble(text))
        : OptionalDouble.empty();
  }

  private void summary() {
    history.forEach(
        (number, step) -> {
          String when = Values.time(step.getOrDefault("when", ""));
          findings.add(
              FindingKind.EDIT_HISTORY,
              "Edit history",
              String.join(
                  " ",
                  step.getOrDefault("action", ""),
                  step.getOrDefault("parameters", ""),
                  when,
                  step.getOrDefault("softwareAgent", "")));
        });
    regions.values().forEach(this::region);
    counted.forEach(
        (kind, count) ->
            findings.add(
                kind,
                "XMP " + kind.wireName().replace('-', ' ').toLowerCase(Locale.ROOT),
                PlainText.count(count, "XMP value")));
    if (rawSettings > 0) {
      findings.add(
          FindingKind.EDIT_HISTORY, "Raw settings", PlainText.count(rawSettings, "raw setting"));
    }
    if (others > 0) {
      findings.add(FindingKind.OTHER, "XMP", PlainText.count(others, "more value"));
    }
  }
}
