// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.scrubjay.wire.ErrorCode;
import io.github.scrubjay.wire.ProtocolError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of one request, read in one pass without building a tree of the JSON. Numbers,
 * strings, true and false, and arrays of these or of arrays of these are taken at the top level and
 * one object below it ({@code options.keep}); the base64 of a chunk is decoded straight from the
 * frame's bytes.
 */
public final class Fields {
  /** More than any message has; a longer one is no message of ours. */
  private static final int MAX_FIELDS = 32;

  private static final int MAX_ARRAY = 64;

  /** Boxes of one picture, each an array of its own. */
  private static final int MAX_ARRAYS = 1000;

  private final Map<String, Object> values = new HashMap<>();

  private Fields() {}

  /**
   * Reads a frame's JSON.
   *
   * @throws ProtocolError with {@code bad_message} when it is not one flat object of known shape
   */
  public static Fields read(byte[] json) throws ProtocolError {
    Fields fields = new Fields();
    try (JsonParser parser = Json.FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw fields.bad("the message must be a JSON object");
      }
      fields.readObject(parser, json, "");
      if (parser.nextToken() != null) {
        throw fields.bad("bytes after the message's object");
      }
    } catch (IOException notJson) {
      // The parser's own text quotes the input, which may hold image bytes: it is not passed on.
      throw fields.bad("the message is not valid JSON");
    }
    return fields;
  }

  private void readObject(JsonParser parser, byte[] json, String prefix)
      throws IOException, ProtocolError {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      if (parser.currentName().indexOf('.') >= 0) {
        throw bad("a field's name holds a dot"); // it would pass for a field of an inner object
      }
      String name = prefix + parser.currentName();
      JsonToken token = parser.nextToken();
      if (values.size() == MAX_FIELDS || values.containsKey(name)) {
        throw bad("too many fields, or one twice");
      }
      if (token == JsonToken.START_OBJECT && prefix.isEmpty()) {
        readObject(parser, json, name + ".");
      } else if (token == JsonToken.START_ARRAY) {
        values.put(name, readArray(parser, true));
      } else if (token == JsonToken.VALUE_STRING && name.equals("data")) {
        values.put(name, readBase64(parser, json));
      } else {
        values.put(name, readScalar(parser, token));
      }
    }
  }

  private List<Object> readArray(JsonParser parser, boolean outer)
      throws IOException, ProtocolError {
    List<Object> array = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      boolean inner = outer && token == JsonToken.START_ARRAY;
      int most = inner ? MAX_ARRAYS : MAX_ARRAY;
      if (array.size() == most) {
        throw bad("array of more than " + most);
      }
      array.add(inner ? readArray(parser, false) : readScalar(parser, token));
    }
    return array;
  }

  private Object readScalar(JsonParser parser, JsonToken token) throws IOException, ProtocolError {
    if (token == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return parser.getLongValue();
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return token == JsonToken.VALUE_TRUE;
    }
    throw bad("a field is neither text nor whole number nor true or false");
  }

  /**
   * Decodes a string of base64 from the frame itself: the parser has only seen the opening quote,
   * and steps over the rest at its next token without making a text of it; the JDK's decoder is
   * over twice as fast as the parser's.
   */
  private ByteBuffer readBase64(JsonParser parser, byte[] json) throws IOException, ProtocolError {
    int start = (int) parser.currentTokenLocation().getByteOffset() + 1;
    int end = start;
    while (end < json.length && json[end] != '"') {
      end++;
    }
    try {
      return Base64.getDecoder().decode(ByteBuffer.wrap(json, start, end - start));
    } catch (IllegalArgumentException notBase64) {
      throw bad("data is not base64");
    }
  }

  /** The message's type. */
  String type() throws ProtocolError {
    return text("type");
  }

  /** A job's id: a whole number that JavaScript holds exactly. */
  long id() throws ProtocolError {
    long id = number("id");
    if (id < 1 || id > 9_007_199_254_740_991L) {
      throw bad("id must be from 1 to 2^53-1");
    }
    return id;
  }

  long number(String name) throws ProtocolError {
    if (values.get(name) instanceof Long number) {
      return number;
    }
    throw bad(name + " must be a whole number");
  }

  String text(String name) throws ProtocolError {
    if (values.get(name) instanceof String text) {
      return text;
    }
    throw bad(name + " must be text");
  }

  /** True or false; false when it is not there. */
  boolean flag(String name) throws ProtocolError {
    Object value = values.getOrDefault(name, Boolean.FALSE);
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw bad(name + " must be true or false");
  }

  ByteBuffer bytes(String name) throws ProtocolError {
    if (values.get(name) instanceof ByteBuffer bytes) {
      return bytes;
    }
    throw bad(name + " must be base64");
  }

  List<?> list(String name) throws ProtocolError {
    if (values.get(name) instanceof List<?> list) {
      return list;
    }
    throw bad(name + " must be an array");
  }

  /** SHA-256 as 64 lower-case hex digits. */
  String sha256() throws ProtocolError {
    String text = text("sha256");
    boolean hex = text.length() == 64;
    for (int i = 0; hex && i < text.length(); i++) {
      hex = "0123456789abcdef".indexOf(text.charAt(i)) >= 0;
    }
    if (!hex) {
      throw bad("sha256 must be 64 lower-case hex digits");
    }
    return text;
  }

  /** A {@code bad_message} about this message, with its id if one was read. */
  ProtocolError bad(String detail) {
    long id = values.get("id") instanceof Long number ? number : 0;
    return new ProtocolError(ErrorCode.BAD_MESSAGE, id, detail);
  }
}
