import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.MMapDirectory;

/** Answers from an opened index. */
final class Engine {
  record Hit(String id, String title, String snippet) {}

  record Answer(long total, List<Map.Entry<String, Integer>> publications, List<Map.Entry<String, Integer>> places, List<Hit> hits) {}

  private static final int HITS = 10;
  private final Analyzer analyzer = new English();
  private final IndexSearcher searcher;
  private final SortedSetDocValuesReaderState facets;
  private final UnifiedHighlighter highlighter;
  private final Queries queries = new Queries(analyzer);
  private List<String[]> asked = List.of();

  Engine(Path dir) throws IOException {
    DirectoryReader reader = DirectoryReader.open(new MMapDirectory(dir));
    searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null); // every answer is made anew
    facets = new DefaultSortedSetDocValuesReaderState(reader, new FacetsConfig());
    highlighter = UnifiedHighlighter.builder(searcher, analyzer).withMaxLength(1 << 20)
        .withBreakIterator(() -> BreakIterator.getSentenceInstance(Locale.ROOT)).build();
  }

  void readQueries(Path file) throws IOException {
    asked = Files.readAllLines(file).stream().map(line -> line.split("\t")).toList();
  }

  int queries() {
    return asked.size();
  }

  Answer ask(boolean whole, int number) throws IOException {
    Query query = queries.make(asked.get(number));
    if (!whole) {
      TopDocs top = searcher.search(query, new TopScoreDocCollectorManager(HITS, null, Integer.MAX_VALUE));
      return new Answer(top.totalHits.value, List.of(), List.of(), hits(query, top, false));
    }
    var found = FacetsCollectorManager.search(searcher, query, HITS, new FacetsCollectorManager());
    Facets counts = new SortedSetDocValuesFacetCounts(facets, found.facetsCollector());
    TopDocs top = found.topDocs();
    return new Answer(top.totalHits.value, listed(counts, "publication"), listed(counts, "place"), hits(query, top, true));
  }

  private static List<Map.Entry<String, Integer>> listed(Facets counts, String field) throws IOException {
    List<Map.Entry<String, Integer>> out = new ArrayList<>();
    FacetResult result = counts.getTopChildren(HITS, field);
    if (result == null) return out;
    for (LabelAndValue v : result.labelValues) out.add(Map.entry(v.label, v.value.intValue()));
    return out;
  }

  private List<Hit> hits(Query query, TopDocs top, boolean whole) throws IOException {
    StoredFields stored = searcher.storedFields();
    String[] snippets = whole && top.scoreDocs.length > 0 ? highlighter.highlight("body", query, top, 1) : null;
    List<Hit> out = new ArrayList<>();
    for (int i = 0; i < top.scoreDocs.length; i++) {
      Document d = stored.document(top.scoreDocs[i].doc, whole ? Set.of("id", "title") : Set.of("id"));
      out.add(whole ? new Hit(d.get("id"), d.get("title"), snippets[i] == null ? "" : snippets[i]) : new Hit(d.get("id"), "", ""));
    }
    return out;
  }
}
