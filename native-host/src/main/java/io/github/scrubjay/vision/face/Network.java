// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.face;

import io.github.scrubjay.vision.Cancellation;
import io.github.scrubjay.vision.Cancelled;
import io.github.scrubjay.vision.face.Graph.Constant;
import io.github.scrubjay.vision.face.Graph.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a {@link Graph} in plain Java on pictures of any size that is a multiple of 32: the network
 * has no layer that depends on the size. What belongs together in the graph is one step here, see
 * {@link Convolution}.
 */
final class Network {

  /** Runs one step on the tensors that are there. */
  private interface Work {
    Planes run(Map<Integer, Planes> tensors, Cancellation cancellation) throws Cancelled;
  }

  /**
   * @param uses numbers of the tensors that it reads
   */
  private record Step(Work work, int output, List<Integer> uses) {}

  private final List<Step> steps = new ArrayList<>();
  private final Graph graph;

  /** Tensors that are the same values under another number. */
  private final Map<Integer, Integer> alias = new HashMap<>();

  private final Map<Integer, Operator> makers = new HashMap<>();
  private final Map<Integer, List<Operator>> users = new HashMap<>();

  Network(Graph graph) {
    this.graph = graph;
    for (Operator operator : graph.operators()) {
      makers.put(operator.output(), operator);
      if (operator.kind() == Graph.Kind.PAD || operator.kind() == Graph.Kind.RESHAPE) {
        alias.put(operator.output(), operator.inputs()[0]); // fewer channels, or the same values
      }
      for (int input : operator.inputs()) {
        users.computeIfAbsent(input, none -> new ArrayList<>()).add(operator);
      }
    }
    for (Operator operator : graph.operators()) {
      compile(operator);
    }
    for (Operator operator : graph.operators()) {
      boolean rectifies = operator.kind() == Graph.Kind.RECTIFY;
      require(!rectifies || isMade(operator.output()), "rectifying what is no convolution");
    }
  }

  /**
   * Runs the network.
   *
   * @param input 3 channels of a width and height that are multiples of 32
   * @return the outputs in the graph's order
   */
  List<Planes> run(Planes input, Cancellation cancellation) throws Cancelled {
    Map<Integer, Planes> tensors = new HashMap<>();
    tensors.put(graph.input(), input);
    Map<Integer, Integer> lastUse = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      for (int use : steps.get(i).uses) {
        lastUse.put(use, i);
      }
    }
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      tensors.put(step.output, step.work.run(tensors, cancellation));
      for (int use : step.uses) {
        if (lastUse.get(use) == i) {
          tensors.remove(use);
        }
      }
    }
    List<Planes> outputs = new ArrayList<>();
    for (int output : graph.outputs()) {
      outputs.add(tensors.get(original(output)));
    }
    return outputs;
  }

  private void compile(Operator operator) {
    int[] in = operator.inputs();
    switch (operator.kind()) {
      case CONVOLUTION -> convolution(operator);
      case ADD -> {
        if (!alias.containsKey(operator.output())) {
          add(original(in[0]), original(in[1]), operator.output());
        }
      }
      case RESIZE -> one(Steps::doubled, original(in[0]), operator.output());
      case MAXIMUM -> one(Steps::maximum, original(in[0]), operator.output());
      case DEPTHWISE, RECTIFY, PAD, RESHAPE -> {
        // part of a convolution's step, or only another name
      }
      case UNPACK -> throw new IllegalArgumentException("the reader unpacks constants");
    }
  }

  private interface Simple {
    Planes run(Planes in);
  }

  private void one(Simple simple, int in, int out) {
    steps.add(new Step((tensors, c) -> simple.run(tensors.get(in)), out, List.of(in)));
  }

  private void add(int a, int b, int out) {
    steps.add(
        new Step((tensors, c) -> Steps.sum(tensors.get(a), tensors.get(b)), out, List.of(a, b)));
  }

  /** A convolution with the filter before it, and the sum and the rectifying behind it. */
  private void convolution(Operator operator) {
    int from = original(operator.inputs()[0]);
    Operator before = makers.get(from);
    RowSource source = RowSource.PLAIN;
    float[] weights = graph.constants().get(operator.inputs()[1]).values();
    float[] bias = graph.constants().get(operator.inputs()[2]).values();
    if (before != null && before.kind() == Graph.Kind.DEPTHWISE) {
      source = filter(before);
      from = original(before.inputs()[0]);
    } else if (graph.constants().get(operator.inputs()[1]).shape()[1] == 3) {
      require(operator.stride() == 2, "3x3 convolution of stride " + operator.stride());
      source = new RowSource.NeighboursHalved();
      weights = channelsFirst(graph.constants().get(operator.inputs()[1]));
    }

    int residual = -1;
    int out = operator.output();
    Operator next = onlyUser(out);
    if (next != null && next.kind() == Graph.Kind.ADD) {
      int other = next.inputs()[0] == out ? next.inputs()[1] : next.inputs()[0];
      residual = original(other);
      require(isMade(residual), "a sum with what is not there yet");
      out = next.output();
      alias.put(out, out);
      next = onlyUser(out);
    }
    boolean rectify = next != null && next.kind() == Graph.Kind.RECTIFY;
    if (rectify) {
      out = next.output();
    }
    add(new Convolution(source, weights, bias, rectify), from, residual, out);
  }

  private void add(Convolution convolution, int from, int residual, int out) {
    List<Integer> uses = residual < 0 ? List.of(from) : List.of(from, residual);
    steps.add(
        new Step(
            (tensors, c) ->
                convolution.run(tensors.get(from), residual < 0 ? null : tensors.get(residual), c),
            out,
            uses));
  }

  private RowSource filter(Operator depthwise) {
    Constant weights = graph.constants().get(depthwise.inputs()[1]);
    require(weights.shape()[1] == 3 && weights.shape()[2] == 3, "filter that is not 3x3");
    int channels = weights.shape()[3];
    float[] byChannel = new float[9 * channels];
    for (int k = 0; k < 9; k++) {
      for (int c = 0; c < channels; c++) {
        byChannel[9 * c + k] = weights.values()[k * channels + c];
      }
    }
    float[] bias = graph.constants().get(depthwise.inputs()[2]).values();
    return depthwise.stride() == 1
        ? new RowSource.Filtered(byChannel, bias)
        : new RowSource.FilteredHalved(byChannel, bias);
  }

  /**
   * From output, row, column, channel to output, channel, row, column; zeros up to a multiple of 4.
   */
  private static float[] channelsFirst(Constant weights) {
    int outputs = weights.shape()[0];
    int channels = weights.shape()[3];
    int inputs = (9 * channels + 3) / 4 * 4;
    float[] ordered = new float[outputs * inputs];
    for (int o = 0; o < outputs; o++) {
      for (int k = 0; k < 9; k++) {
        for (int c = 0; c < channels; c++) {
          ordered[o * inputs + 9 * c + k] = weights.values()[(o * 9 + k) * channels + c];
        }
      }
    }
    return ordered;
  }

  private Operator onlyUser(int tensor) {
    List<Operator> all = users.getOrDefault(tensor, List.of());
    return all.size() == 1 ? all.get(0) : null;
  }

  private boolean isMade(int tensor) {
    return tensor == graph.input() || steps.stream().anyMatch(step -> step.output == tensor);
  }

  private int original(int tensor) {
    int same = alias.getOrDefault(tensor, tensor);
    return same == tensor ? tensor : original(same);
  }

  private static void require(boolean condition, String unknown) {
    if (!condition) {
      throw new IllegalArgumentException(unknown);
    }
  }
}
