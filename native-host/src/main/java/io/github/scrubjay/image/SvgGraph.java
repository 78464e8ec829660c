// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much there is to draw when each reference stands for what it refers to. Ten groups that use
 * each other ten times are ten thousand million drawings; a renderer would work for years.
 */
final class SvgGraph {
  /** What renderers draw: librsvg gives up at half a million references. */
  private static final long MAX_DRAWN = 2_000_000;

  private static final class Node {
    private long own;
    private final List<Node> inner = new ArrayList<>();
    private final List<String> references = new ArrayList<>();
    private long total = -1;
    private boolean open;
  }

  private final Map<String, Node> byId = new HashMap<>();
  private final Node root = new Node();
  private final Deque<Node> path = new ArrayDeque<>();

  SvgGraph() {
    path.push(root);
  }

  /**
   * An element begins.
   *
   * @param id of it, or null
   */
  void start(String id) {
    Node node = path.element();
    if (id != null) {
      node = new Node();
      path.element().inner.add(node);
      byId.putIfAbsent(id, node);
    }
    node.own++;
    path.push(node);
  }

  void end() {
    path.pop();
  }

  /** The element that began last refers to another one. */
  void reference(String id) {
    path.element().references.add(id);
  }

  /** Refuses a drawing that multiplies itself, or holds itself. */
  void requireBounded() throws BadImage {
    Deque<Node> work = new ArrayDeque<>();
    work.push(root);
    while (!work.isEmpty()) {
      Node node = work.element();
      if (node.total >= 0) {
        work.pop();
      } else if (node.open) {
        work.pop();
        sum(node);
      } else {
        node.open = true;
        for (Node next : parts(node)) {
          if (next.open && next.total < 0) {
            throw BadImage.malformed("SVG: an element that is drawn inside itself");
          }
          if (next.total < 0) {
            work.push(next);
          }
        }
      }
    }
  }

  private void sum(Node node) throws BadImage {
    long total = node.own;
    for (Node next : parts(node)) {
      total += next.total;
      if (total > MAX_DRAWN) {
        throw BadImage.tooLarge("SVG: references draw more than " + MAX_DRAWN + " elements");
      }
    }
    node.total = total;
  }

  private List<Node> parts(Node node) {
    List<Node> parts = new ArrayList<>(node.inner);
    for (String reference : node.references) {
      Node target = byId.get(reference);
      if (target != null) {
        parts.add(target);
      }
    }
    return parts;
  }
}
