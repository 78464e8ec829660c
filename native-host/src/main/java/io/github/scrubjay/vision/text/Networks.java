// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.text;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.file.Path;

/**
 * Loads networks into ONNX Runtime, which is told not to wait in busy loops and not to plan memory
 * for each size anew. It keeps what it has allocated: giving it back costs a third of the time in
 * page faults.
 */
final class Networks {
  /** More threads than this make a line's small products wait for one another. */
  private static final int MOST_THREADS = 2;

  private Networks() {}

  static OrtEnvironment environment(Path folder) {
    // Else the runtime unpacks its libraries into the system's folder for temporary files.
    System.setProperty("onnxruntime.native.path", folder.resolve(TextPart.NATIVE).toString());
    return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "scrubjay");
  }

  static OrtSession load(OrtEnvironment environment, Path model) throws OrtException {
    try (SessionOptions options = new SessionOptions()) {
      int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
      options.setIntraOpNumThreads(Integer.getInteger("scrubjay.text.threads", threads));
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      options.setMemoryPatternOptimization(false);
      return environment.createSession(model.toString(), options);
    }
  }
}
