import edu.mit.csail.sdg.alloy4.A4Reporter;
import edu.mit.csail.sdg.alloy4.Err;
import edu.mit.csail.sdg.alloy4.Pos;
import edu.mit.csail.sdg.ast.Command;
import edu.mit.csail.sdg.ast.Module;
import edu.mit.csail.sdg.parser.CompUtil;
import edu.mit.csail.sdg.translator.A4Options;
import edu.mit.csail.sdg.translator.A4Solution;
import edu.mit.csail.sdg.translator.TranslateAlloyToKodkod;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Asks an official Alloy 6 for the answers to the commands of many models, in one process.
 *
 * <pre>
 * java -cp alloy.jar OfficialRunner.java [--timeout SECONDS] [FILE...]
 * </pre>
 *
 * Without FILE, it reads lines from standard input until it ends, and answers each before it reads the next:
 *
 * <pre>
 * FILE                   all commands
 * FILE TAB 0,2,3         these, by their places among the commands of the file
 * </pre>
 *
 * It writes one JSON object a line, in UTF-8, and nothing else, to standard output. For every command asked for:
 *
 * <pre>
 * {"file":"a.als","index":0,"label":"p","kind":"run","verdict":"sat","ms":12,"traceLength":3}
 * </pre>
 *
 * kind is run or check. verdict is sat (an instance, or a counterexample of a check), unsat, or error, which has a message.
 * traceLength is that of the first trace found, 1 of an instance without time; only sat has one. A file that cannot be read
 * has one row with index -1, verdict error and the message. Every file ends with a row of its own, which says how many
 * commands it has:
 *
 * <pre>
 * {"file":"a.als","commands":1}
 * </pre>
 *
 * The options are those under which the official tool answers what the language means: integers wrap around (noOverflow
 * false), and inferPartialInstance false, since its inference takes what is said of the first state for all states. A command
 * that is given up after its time has verdict error; on Java 20 and later its thread goes on until the process ends. The
 * process ends with status 0 whatever the answers are, and 2 where its arguments are wrong.
 */
public final class OfficialRunner {
  private final PrintStream out;
  private final long timeoutMs;

  private OfficialRunner(PrintStream out, long timeoutMs) {
    this.out = out;
    this.timeoutMs = timeoutMs;
  }

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    int first = 0;
    long timeoutMs = 0;
    if (arguments.length > 0 && arguments[0].equals("--timeout")) {
      try {
        timeoutMs = (long) (Double.parseDouble(arguments[1]) * 1000);
      } catch (ArrayIndexOutOfBoundsException | NumberFormatException wrong) {
        System.err.println("usage: OfficialRunner [--timeout SECONDS] [FILE...]");
        System.exit(2);
      }
      first = 2;
    }
    // What the tool itself says while it works must not get among the rows, and is of no use elsewhere.
    PrintStream nothing = new PrintStream(OutputStream.nullOutputStream());
    System.setOut(nothing);
    System.setErr(nothing);
    OfficialRunner runner = new OfficialRunner(out, timeoutMs);
    for (int at = first; at < arguments.length; at++) runner.answer(arguments[at]);
    if (first == arguments.length) {
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isEmpty()) runner.answer(line);
      }
    }
    // Threads that were given up would keep the process alive.
    System.exit(0);
  }

  private void answer(String line) {
    String[] parts = line.split("\t", 2);
    String file = parts[0];
    int count = 0;
    try {
      Set<Integer> wanted = parts.length > 1 ? places(parts[1]) : null;
      Module world = CompUtil.parseEverything_fromFile(A4Reporter.NOP, null, file);
      List<Command> commands = world.getAllCommands();
      count = commands.size();
      for (int index = 0; index < count; index++) {
        if (wanted == null || wanted.contains(index)) answer(file, world, index, commands.get(index));
      }
    } catch (Throwable problem) {
      row(file, ",\"index\":-1,\"verdict\":\"error\",\"message\":" + quote(messageOf(problem)));
    }
    row(file, ",\"commands\":" + count);
  }

  private void answer(String file, Module world, int index, Command command) {
    long start = System.nanoTime();
    String[] found = new String[1];
    Thread work =
        new Thread(
            null,
            () -> {
              String text = execute(world, command, file);
              synchronized (found) {
                if (found[0] == null) found[0] = text;
              }
            },
            "command " + index,
            64L * 1024 * 1024);
    work.setDaemon(true);
    work.start();
    try {
      work.join(timeoutMs);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    synchronized (found) {
      if (found[0] == null) {
        found[0] = "\"verdict\":\"error\",\"message\":\"It gave no answer in its time.\"";
      }
    }
    if (work.isAlive()) stop(work);
    long ms = (System.nanoTime() - start) / 1_000_000;
    String kind = command.check ? "check" : "run";
    row(
        file,
        ",\"index\":" + index + ",\"label\":" + quote(command.label) + ",\"kind\":\"" + kind + "\","
            + found[0] + ",\"ms\":" + ms);
  }

  private static String execute(Module world, Command command, String file) {
    try {
      A4Options options = new A4Options();
      options.originalFilename = file;
      options.inferPartialInstance = false;
      options.noOverflow = false;
      A4Solution solution =
          TranslateAlloyToKodkod.execute_command(
              A4Reporter.NOP, world.getAllReachableSigs(), command, options);
      if (!solution.satisfiable()) return "\"verdict\":\"unsat\"";
      return "\"verdict\":\"sat\",\"traceLength\":" + solution.getTraceLength();
    } catch (Throwable problem) {
      return "\"verdict\":\"error\",\"message\":" + quote(messageOf(problem));
    }
  }

  private static void stop(Thread thread) {
    thread.interrupt();
    try {
      Thread.class.getMethod("stop").invoke(thread);
    } catch (ReflectiveOperationException | RuntimeException cannot) {
      // Java 20 and later refuse; the thread is a daemon and ends with the process.
    }
  }

  private static Set<Integer> places(String list) {
    Set<Integer> places = new HashSet<>();
    for (String place : list.split(",")) places.add(Integer.parseInt(place.trim()));
    return places;
  }

  private static String messageOf(Throwable problem) {
    if (problem.getMessage() == null) return problem.toString();
    String message = problem.getMessage().trim();
    if (!(problem instanceof Err) || ((Err) problem).pos == Pos.UNKNOWN) return message;
    return "Line " + ((Err) problem).pos.y + ", column " + ((Err) problem).pos.x + ": " + message;
  }

  private synchronized void row(String file, String rest) {
    out.print("{\"file\":" + quote(file) + rest + "}\n");
    out.flush();
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') quoted.append('\\').append(c);
      else if (c < 0x20 || (c >= 0x7f && c < 0xa0)) quoted.append(String.format("\\u%04x", (int) c));
      else quoted.append(c);
    }
    return quoted.append('"').toString();
  }
}
