import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.lucene.util.Version;

/** Lucene behind the line protocol of bench/peers/README.md. */
final class Peer {
  private Engine engine;

  public static void main(String[] args) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    Peer peer = new Peer();
    for (String line; (line = in.readLine()) != null; ) {
      String reply;
      try {
        reply = peer.reply(line.split("\t", -1));
      } catch (Exception e) {
        reply = "error\t" + String.valueOf(e).replaceAll("[\t\r\n]", " ");
      }
      out.print(reply + "\n");
      out.flush();
    }
  }

  private String reply(String[] request) throws Exception {
    switch (request[0]) {
      case "hello":
        return "ok\tLucene " + Version.LATEST + ", Java " + Runtime.version().feature();
      case "index":
        Writer.Times times = Writer.write(Path.of(request[1]), Integer.parseInt(request[2]), Path.of(request[3]));
        return "ok\t" + times.searchable() + "\t" + times.merged();
      case "open":
        long start = System.nanoTime();
        engine = new Engine(Path.of(request[1]));
        long took = System.nanoTime() - start;
        engine.readQueries(Path.of(request[2]));
        return "ok\t" + took;
      case "ask":
        return ask(whole(request[1]), Integer.parseInt(request[2]));
      case "load":
        return load(whole(request[1]), Integer.parseInt(request[2]), Long.parseLong(request[3]) * 1_000_000);
      default:
        throw new IllegalArgumentException("no such request: " + request[0]);
    }
  }

  private static boolean whole(String mode) {
    if (!mode.equals("ids") && !mode.equals("whole")) throw new IllegalArgumentException("no such mode: " + mode);
    return mode.equals("whole");
  }

  private Engine opened() {
    if (engine == null) throw new IllegalStateException("nothing is opened");
    return engine;
  }

  private String ask(boolean whole, int number) throws Exception {
    Engine engine = opened();
    long start = System.nanoTime();
    Engine.Answer a = engine.ask(whole, number);
    long took = System.nanoTime() - start;
    StringBuilder line = new StringBuilder("ok\t" + took + "\t" + a.total());
    line.append('\t').append(counts(a.publications())).append('\t').append(counts(a.places()));
    for (Engine.Hit h : a.hits()) line.append('\t').append(h.id()).append('\t').append(h.title()).append('\t').append(h.snippet());
    return line.toString();
  }

  private static String counts(List<Map.Entry<String, Integer>> counts) {
    return counts.stream().map(c -> c.getKey() + "=" + c.getValue()).collect(Collectors.joining(","));
  }

  /** Threads ask the queries in a mixed order until the time is over. */
  private String load(boolean whole, int threads, long nanos) throws Exception {
    final int step = 7919;
    Engine engine = opened();
    AtomicInteger next = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      long start = System.nanoTime();
      Callable<Integer> work = () -> {
        int answers = 0;
        for (; System.nanoTime() - start < nanos; answers++) {
          engine.ask(whole, (int) ((long) next.getAndIncrement() * step % engine.queries()));
        }
        return answers;
      };
      List<Future<Integer>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) running.add(pool.submit(work));
      int answers = 0;
      for (Future<Integer> f : running) answers += f.get();
      return "ok\t" + answers + "\t" + (System.nanoTime() - start);
    } finally {
      pool.shutdownNow();
    }
  }
}
