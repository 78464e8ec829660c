// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.face;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network as it stands in a TensorFlow Lite file (schema.fbs of TensorFlow 2, version 3): its
 * operators in the order in which they run, and its constants as floats. Only the operators of the
 * face network are known.
 *
 * @param operators without those that only unpack constants
 * @param constants by the number of their tensor
 * @param input number of the tensor that goes in
 * @param outputs numbers of the tensors that come out
 */
record Graph(List<Operator> operators, Map<Integer, Constant> constants, int input, int[] outputs) {

  /** What an operator does. */
  enum Kind {
    ADD(0),
    CONVOLUTION(3),
    DEPTHWISE(4),
    UNPACK(6),
    MAXIMUM(17),
    RECTIFY(19),
    RESHAPE(22),
    RESIZE(23),
    PAD(34);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    private static Kind of(int code) {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw new IllegalArgumentException("operator " + code + " is not known");
    }
  }

  /**
   * One operator.
   *
   * @param stride of a convolution or a maximum, both ways; else 1
   */
  record Operator(Kind kind, int[] inputs, int output, int stride) {}

  /**
   * @param shape as in the file, the innermost dimension last
   */
  record Constant(int[] shape, float[] values) {}

  private static final int FLOAT32 = 0;
  private static final int FLOAT16 = 1;
  private static final int INT32 = 2;

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException where it holds what is not known here; the file is our own, so
   *     broken offsets are not looked for
   */
  static Graph read(byte[] file) {
    FlatTable model = FlatTable.root(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
    List<FlatTable> codes = model.tables(1);
    FlatTable main = model.tables(2).get(0);
    List<FlatTable> buffers = model.tables(4);
    List<FlatTable> tensors = main.tables(0);

    Map<Integer, Constant> constants = new HashMap<>();
    for (int i = 0; i < tensors.size(); i++) {
      FlatTable tensor = tensors.get(i);
      ByteBuffer data = buffers.get(tensor.number(2, 0)).bytes(0);
      if (data.hasRemaining()) {
        constants.put(i, new Constant(tensor.numbers(0), floats(data, tensor.u8(1))));
      }
    }
    List<Operator> operators = new ArrayList<>();
    for (FlatTable operator : main.tables(3)) {
      Kind kind = Kind.of(code(codes.get(operator.number(0, 0))));
      int[] inputs = operator.numbers(1);
      int output = operator.numbers(2)[0];
      if (kind == Kind.UNPACK) {
        constants.put(output, constants.get(inputs[0]));
      } else {
        operators.add(new Operator(kind, inputs, output, stride(kind, operator.table(4))));
      }
    }
    return new Graph(operators, constants, main.numbers(1)[0], main.numbers(2));
  }

  /** The code stands in a byte, and since it has grown beyond that in a number as well. */
  private static int code(FlatTable operatorCode) {
    return Math.max(operatorCode.u8(0), operatorCode.number(3, 0));
  }

  private static int stride(Kind kind, FlatTable options) {
    if (kind != Kind.CONVOLUTION && kind != Kind.DEPTHWISE && kind != Kind.MAXIMUM) {
      return 1;
    }
    int stride = options.number(1, 1);
    if (stride != options.number(2, 1)) {
      throw new IllegalArgumentException("strides differ");
    }
    return stride;
  }

  private static float[] floats(ByteBuffer data, int type) {
    int bytes = type == FLOAT16 ? 2 : 4;
    float[] values = new float[data.remaining() / bytes];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case FLOAT32 -> data.getFloat(4 * i);
            case FLOAT16 -> half(data.getShort(2 * i));
            case INT32 -> data.getInt(4 * i);
            default -> throw new IllegalArgumentException("type " + type + " is not known");
          };
    }
    return values;
  }

  /** IEEE 754 binary16: 1 bit sign, 5 bits exponent, 10 bits fraction. */
  static float half(short bits) {
    int exponent = bits >> 10 & 0x1F;
    int fraction = bits & 0x3FF;
    float value =
        switch (exponent) {
          case 0 -> fraction * 0x1p-24f;
          case 31 -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
          default -> Float.intBitsToFloat(exponent + 112 << 23 | fraction << 13);
        };
    return bits < 0 ? -value : value;
  }
}
