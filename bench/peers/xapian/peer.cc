// Xapian behind the line protocol of bench/peers/README.md.

#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

using std::string;
using std::vector;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

static long long since(Clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - start).count();
}

static vector<string> split(const string& s, char by) {
  vector<string> out;
  size_t from = 0;
  for (size_t to; (to = s.find(by, from)) != string::npos; from = to + 1) out.push_back(s.substr(from, to - from));
  out.push_back(s.substr(from));
  return out;
}

// Slots of the values that are counted.
enum { PUBLICATION, PLACES };

struct Times {
  long long searchable, merged;
};

static Xapian::Document document(Xapian::TermGenerator& words, const vector<string>& cells) {
  Xapian::Document d;
  words.set_document(d);
  words.set_termpos(0);
  words.index_text(cells[4], 2);  // a word of the title counts double
  words.increase_termpos();
  words.index_text(cells[5]);
  d.set_data(cells[0] + "\n" + cells[4] + "\n" + cells[5]);
  d.add_value(PUBLICATION, cells[2]);
  d.add_boolean_term("P" + cells[2]);
  d.add_value(PLACES, cells[3]);
  for (const string& p : split(cells[3], ','))
    if (!p.empty()) d.add_boolean_term("L" + p);
  return d;
}

static Times write(const string& corpus, size_t articles, const string& dir) {
  auto start = Clock::now();
  Times t;
  const string loose = dir + ".loose";
  {
    Xapian::WritableDatabase db(loose, Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator words;
    words.set_stemmer(Xapian::Stem("en"));
    words.set_stemming_strategy(Xapian::TermGenerator::STEM_ALL);
    std::ifstream lines(corpus);
    string line;
    for (size_t n = 0; n < articles; n++) {
      if (!std::getline(lines, line)) throw std::runtime_error("the corpus has " + std::to_string(n) + " articles; want " + std::to_string(articles));
      vector<string> cells = split(line, '\t');
      if (cells.size() != 6) throw std::runtime_error("article " + std::to_string(n + 1) + " has no 6 columns");
      db.add_document(document(words, cells));
    }
    db.commit();
    t.searchable = since(start);
    db.compact(dir);
  }
  fs::remove_all(loose);
  t.merged = since(start);
  return t;
}

struct Asked {
  string op;
  vector<string> terms;
};

// Counts the values of a slot that holds several, divided by commas.
struct PlaceSpy : Xapian::MatchSpy {
  std::unordered_map<string, unsigned> counts;
  void operator()(const Xapian::Document& d, double) override {
    const string all = d.get_value(PLACES);
    for (size_t from = 0; from < all.size();) {
      size_t to = std::min(all.find(',', from), all.size());
      counts[all.substr(from, to - from)]++;
      from = to + 1;
    }
  }
};

struct Hit {
  string id, title, snippet;
};

using Counts = vector<std::pair<unsigned, string>>;

struct Answer {
  size_t total = 0;
  Counts publications, places;
  vector<Hit> hits;
};

static const unsigned HITS = 10;

struct Engine {
  Xapian::Database db;
  Xapian::Stem stem{"en"};

  explicit Engine(const string& dir) : db(dir) {}

  Xapian::Query query(const Asked& q) const {
    using Q = Xapian::Query;
    if (q.op == "prefix") return Q(Q::OP_WILDCARD, q.terms[0], 0, Q::WILDCARD_LIMIT_ERROR, Q::OP_SYNONYM);
    vector<Q> words;
    for (const string& t : q.terms) words.push_back(Q(stem(t)));
    if (q.op == "term") return words[0];
    if (q.op == "and") return Q(Q::OP_AND, words.begin(), words.end());
    if (q.op == "or") return Q(Q::OP_OR, words.begin(), words.end());
    if (q.op == "phrase") return Q(Q::OP_PHRASE, words.begin(), words.end(), words.size());
    throw std::runtime_error("no such query: " + q.op);
  }

  Answer ask(bool whole, const Asked& q) const {
    Xapian::Enquire enquire(db);
    enquire.set_query(query(q));
    enquire.set_weighting_scheme(Xapian::BM25Weight(1.2, 0, 1, .75, .5));
    Xapian::ValueCountMatchSpy publications(PUBLICATION);
    PlaceSpy places;
    if (whole) {
      enquire.add_matchspy(&publications);
      enquire.add_matchspy(&places);
    }
    Xapian::MSet found = enquire.get_mset(0, HITS, db.get_doccount());
    Answer a;
    a.total = found.get_matches_estimated();  // exact, as all were looked at
    for (auto i = found.begin(); i != found.end(); ++i) a.hits.push_back(hit(found, i.get_document().get_data(), whole));
    if (!whole) return a;
    for (auto i = publications.top_values_begin(HITS); i != publications.top_values_end(HITS); ++i) a.publications.emplace_back(i.get_termfreq(), *i);
    for (auto& [place, n] : places.counts) a.places.emplace_back(n, place);
    auto most = a.places.begin() + std::min<size_t>(HITS, a.places.size());
    std::partial_sort(a.places.begin(), most, a.places.end(), std::greater<>());
    a.places.erase(most, a.places.end());
    return a;
  }

  Hit hit(const Xapian::MSet& found, const string& data, bool whole) const {
    size_t id = data.find('\n'), title = data.find('\n', id + 1);
    if (!whole) return {data.substr(0, id), "", ""};
    return {data.substr(0, id), data.substr(id + 1, title - id - 1), found.snippet(data.substr(title + 1), 200, stem)};
  }
};

struct Driver {
  string dir;
  std::unique_ptr<Engine> engine;
  vector<Asked> asked;

  string reply(const vector<string>& r) {
    if (r[0] == "hello") return string("ok\tXapian ") + Xapian::version_string();
    if (r[0] == "index") {
      Times t = write(r.at(1), std::stoul(r.at(2)), r.at(3));
      return "ok\t" + std::to_string(t.searchable) + "\t" + std::to_string(t.merged);
    }
    if (r[0] == "open") return open(r.at(1), r.at(2));
    if (r[0] == "ask") return ask(whole(r.at(1)), std::stoul(r.at(2)));
    if (r[0] == "load") return load(whole(r.at(1)), std::stoul(r.at(2)), std::stoll(r.at(3)) * 1000000);
    throw std::runtime_error("no such request: " + r[0]);
  }

  static bool whole(const string& mode) {
    if (mode != "ids" && mode != "whole") throw std::runtime_error("no such mode: " + mode);
    return mode == "whole";
  }

  string open(const string& folder, const string& queries) {
    auto start = Clock::now();
    dir = folder;
    engine = std::make_unique<Engine>(dir);
    long long took = since(start);
    std::ifstream lines(queries);
    for (string line; std::getline(lines, line);) {
      vector<string> cells = split(line, '\t');
      asked.push_back({cells[0], {cells.begin() + 1, cells.end()}});
    }
    return "ok\t" + std::to_string(took);
  }

  // Xapian 1.4 has no query for typing errors.
  static bool can(const Asked& q) { return q.op != "fuzzy"; }

  string ask(bool whole, size_t number) {
    if (!engine) throw std::runtime_error("nothing is opened");
    const Asked& q = asked.at(number);
    if (!can(q)) return "none";
    auto start = Clock::now();
    Answer a = engine->ask(whole, q);
    long long took = since(start);
    string line = "ok\t" + std::to_string(took) + "\t" + std::to_string(a.total) + "\t" + counts(a.publications) + "\t" + counts(a.places);
    for (const Hit& h : a.hits) line += "\t" + h.id + "\t" + h.title + "\t" + h.snippet;
    return line;
  }

  static string counts(const Counts& all) {
    string out;
    for (auto& [n, value] : all) out += (out.empty() ? "" : ",") + value + "=" + std::to_string(n);
    return out;
  }

  // Threads, each with a database of its own, ask the queries in a mixed order until the time is over.
  string load(bool whole, size_t threads, long long nanos) {
    const size_t step = 7919;
    vector<const Asked*> able;
    for (const Asked& q : asked)
      if (can(q)) able.push_back(&q);
    std::atomic<size_t> next{0}, answers{0};
    vector<std::exception_ptr> failed(threads);
    vector<std::thread> running;
    auto start = Clock::now();
    for (size_t i = 0; i < threads; i++)
      running.emplace_back([&, i] {
        try {
          Engine own(dir);
          for (; since(start) < nanos; answers++) own.ask(whole, *able[next++ * step % able.size()]);
        } catch (...) {
          failed[i] = std::current_exception();
        }
      });
    for (auto& t : running) t.join();
    for (auto& f : failed)
      if (f) std::rethrow_exception(f);
    return "ok\t" + std::to_string(answers.load()) + "\t" + std::to_string(since(start));
  }
};

static string oneLine(string s) {
  for (char& c : s)
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  return s;
}

int main() {
  Driver driver;
  for (string line; std::getline(std::cin, line);) {
    string reply;
    try {
      reply = driver.reply(split(line, '\t'));
    } catch (const Xapian::Error& e) {
      reply = "error\t" + oneLine(e.get_description());
    } catch (const std::exception& e) {
      reply = "error\t" + oneLine(e.what());
    }
    std::cout << reply << std::endl;
  }
}
