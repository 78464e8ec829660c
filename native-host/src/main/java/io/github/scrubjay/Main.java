// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay;

import io.github.scrubjay.clean.Cleaner;
import io.github.scrubjay.clean.Cleaning;
import io.github.scrubjay.clean.TimeLimit;
import io.github.scrubjay.cli.CommandLineTool;
import io.github.scrubjay.image.BadImage;
import io.github.scrubjay.image.Options;
import io.github.scrubjay.verify.VerifyFailure;
import io.github.scrubjay.vision.child.VisionClient;
import io.github.scrubjay.vision.child.VisionWorker;
import io.github.scrubjay.wire.Frames;
import io.github.scrubjay.wire.Session;
import io.github.scrubjay.wire.WireLimits;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Started by a browser it speaks the wire protocol; started by a person it is the command line;
 * started by itself it is the child process that looks at pictures.
 */
public final class Main {
  /** The conversation broke off: the browser died inside a frame or sent what is no frame. */
  private static final int BROKEN_CONVERSATION = 1;

  /** Threads hang that Java can't kill, or nobody reads the answers. */
  private static final int EXHAUSTED = 75;

  private Main() {}

  public static void main(String[] args) {
    FileOutputStream stdout = takeStdout();
    // Libraries write numbers as the machine's language does, and read them again as English: in
    // Arabic digits no photo with a colour profile would pass the verifier.
    Locale.setDefault(Locale.ROOT);
    if (args.length == 1 && args[0].equals(VisionWorker.ARGUMENT)) {
      VisionWorker.serve(new FileInputStream(FileDescriptor.in), stdout);
      Runtime.getRuntime().halt(0);
    }
    if (startedByBrowser(args)) {
      // halt, not exit: nothing may keep the process alive once the browser is gone
      Runtime.getRuntime().halt(serve(stdout));
    }
    int status =
        CommandLineTool.run(
            args, System.in, new PrintStream(stdout, true, StandardCharsets.UTF_8), System.err);
    System.exit(status);
  }

  /**
   * One stray line on stdout kills the port, so what a library prints goes to stderr from here on.
   */
  private static FileOutputStream takeStdout() {
    FileOutputStream stdout = new FileOutputStream(FileDescriptor.out);
    System.setOut(System.err);
    return stdout;
  }

  /**
   * Chromium starts a host with the extension's origin, Firefox with the path of its manifest and
   * the extension's id; {@code host} is for people and tests.
   */
  static boolean startedByBrowser(String[] args) {
    if (args.length == 0) {
      return false;
    }
    return args[0].equals("host")
        || args[0].startsWith("chrome-extension://")
        || (args.length == 2 && args[0].endsWith(".json"));
  }

  private static int serve(FileOutputStream stdout) {
    Session session =
        new Session(
            new Frames(new FileInputStream(FileDescriptor.in), stdout),
            new HostCleaner(),
            WireLimits.DEFAULT);
    try {
      session.run();
      return 0;
    } catch (IOException e) {
      System.err.println("scrubjay-host: " + e.getMessage());
      return BROKEN_CONVERSATION;
    }
  }

  /**
   * What a session needs of the process around it. The browser waits for hello, so nothing is
   * loaded before that: no cleaner, and no lambda, since the first one of a process costs
   * milliseconds.
   */
  private static final class HostCleaner implements Session.Surroundings {

    /** Made when the first image comes. */
    private static final class Holder {
      private static final Cleaner CLEANER = new Cleaner();
    }

    @Override
    public Cleaning clean(byte[] image, Options options) throws BadImage, VerifyFailure, TimeLimit {
      return Holder.CLEANER.clean(image, options);
    }

    @Override
    public int stuckThreads() {
      return Holder.CLEANER.stuckThreads();
    }

    /** Made when something is to be looked for. */
    private static final class VisionHolder {
      private static final VisionClient VISION = new VisionClient(Main.class.getName());
    }

    @Override
    public VisionClient vision() {
      return VisionHolder.VISION;
    }

    @Override
    public void exhausted() {
      Runtime.getRuntime().halt(EXHAUSTED);
    }
  }
}
