import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.MMapDirectory;

/** Makes an index of the corpus, whose columns are id, date, publication, places, title and body. */
final class Writer {
  record Times(long searchable, long merged) {}

  private static final int THREADS = 2;
  private static final String END = "";
  private static final FacetsConfig FACETS = new FacetsConfig();
  private static final FieldType BODY = new FieldType(TextField.TYPE_STORED);

  static {
    FACETS.setMultiValued("place", true);
    BODY.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    BODY.freeze();
  }

  static Times write(Path corpus, int articles, Path dir) throws Exception {
    long start = System.nanoTime();
    Files.createDirectories(dir);
    IndexWriterConfig config = new IndexWriterConfig(new English()).setRAMBufferSizeMB(256).setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    try (MMapDirectory files = new MMapDirectory(dir); IndexWriter writer = new IndexWriter(files, config)) {
      feed(corpus, articles, writer);
      writer.commit();
      long searchable = System.nanoTime() - start;
      writer.forceMerge(1);
      writer.commit();
      return new Times(searchable, System.nanoTime() - start);
    }
  }

  private static void feed(Path corpus, int articles, IndexWriter writer) throws Exception {
    BlockingQueue<String> lines = new ArrayBlockingQueue<>(2000);
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) running.add(pool.submit(() -> take(lines, writer)));
    pool.shutdown();
    try (BufferedReader reader = Files.newBufferedReader(corpus)) {
      for (int n = 0; n < articles; n++) {
        String line = reader.readLine();
        if (line == null) throw new IOException("the corpus has " + n + " articles; want " + articles);
        lines.put(line);
      }
    } finally {
      for (int i = 0; i < THREADS; i++) lines.put(END);
    }
    for (Future<?> f : running) f.get();
  }

  private static Void take(BlockingQueue<String> lines, IndexWriter writer) throws Exception {
    IOException failed = null;
    for (String line; !(line = lines.take()).equals(END); ) {
      try {
        if (failed == null) writer.addDocument(FACETS.build(document(line.split("\t", -1))));
      } catch (IOException e) {
        failed = e; // the rest is taken off, so that the reader does not wait for ever
      }
    }
    if (failed != null) throw failed;
    return null;
  }

  private static Document document(String[] cells) {
    Document d = new Document();
    d.add(new StringField("id", cells[0], Field.Store.YES));
    if (!cells[1].isEmpty()) d.add(new LongField("date", Long.parseLong(cells[1]), Field.Store.NO));
    value(d, "publication", cells[2]);
    for (String place : cells[3].split(",")) value(d, "place", place);
    d.add(new TextField("title", cells[4], Field.Store.YES));
    d.add(new Field("body", cells[5], BODY));
    return d;
  }

  private static void value(Document d, String field, String value) {
    if (value.isEmpty()) return;
    d.add(new StringField(field, value, Field.Store.NO));
    d.add(new SortedSetDocValuesFacetField(field, value));
  }
}
