import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Queries over title, which counts double, and body. */
final class Queries {
  private final Analyzer analyzer;

  Queries(Analyzer analyzer) {
    this.analyzer = analyzer;
  }

  Query make(String[] asked) {
    List<String> terms = Arrays.asList(asked).subList(1, asked.length);
    BooleanQuery.Builder b = new BooleanQuery.Builder();
    switch (asked[0]) {
      case "term":
        return word(stem(terms.get(0)));
      case "and":
        for (String t : terms) b.add(word(stem(t)), Occur.MUST);
        return b.build();
      case "or":
        for (String t : terms) addWord(b, stem(t));
        return b.build();
      case "phrase":
        String[] stems = terms.stream().map(this::stem).toArray(String[]::new);
        return both(field -> new PhraseQuery(field, stems));
      case "prefix":
        return both(field -> new PrefixQuery(new Term(field, terms.get(0))));
      case "fuzzy":
        return both(field -> new FuzzyQuery(new Term(field, terms.get(0)), 1, 0, 1000, true));
      default:
        throw new IllegalArgumentException("no such query: " + asked[0]);
    }
  }

  private static Query word(String stem) {
    BooleanQuery.Builder b = new BooleanQuery.Builder();
    addWord(b, stem);
    return b.build();
  }

  private static void addWord(BooleanQuery.Builder b, String stem) {
    b.add(new BoostQuery(new TermQuery(new Term("title", stem)), 2), Occur.SHOULD);
    b.add(new TermQuery(new Term("body", stem)), Occur.SHOULD);
  }

  private static Query both(Function<String, Query> make) {
    return new BooleanQuery.Builder().add(new BoostQuery(make.apply("title"), 2), Occur.SHOULD).add(make.apply("body"), Occur.SHOULD).build();
  }

  private String stem(String word) {
    try (TokenStream words = analyzer.tokenStream("body", word)) {
      words.reset();
      String stem = words.incrementToken() ? words.getAttribute(CharTermAttribute.class).toString() : "";
      words.end();
      return stem;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
