package record

// query names a prepared statement.
type query int

const (
	selHead query = iota
	selMeta
	selKey
	selOwners
	selArticleByNum
	selArticleByID
	selID
	selTaken
	selLastArticle
	selRevision
	selShown
	selSpans
	selOthers
	selEarlier
	selRemains
	selKeys
	selKeyHashes
	selHashes
	selDictionaries
	selLog
	selChanges
	selLive
	selMoved
	selBodies
	selUsing
	selRevisionCount
	selLastRevision
	selState
	selStateKeys
	selGazetteer
	selGazetteers
	selPlaces
	selNames
	selCorrections
	selNextCorrection
	selNextDictionary
	selCounts
	insArticle
	insArticles
	insKey
	insNewKey
	insNewKeys
	insRevision
	insRevisions
	insChange
	insChanges
	insDictionary
	insSample
	insGazetteer
	insPlace
	insName
	insCorrection
	updArticle
	updKey
	updSeen
	updRemains
	updErase
	updKeysErase
	updRestore
	updRetire
	updBody
	updState
	updStateVersion
	updUndone
	updArticleSeq
	delRevisions
	delSamples
	delDictionary
	delPlaces
	delGazetteer
	delState
	delCorrections
	queries // how many there are
)

const (
	knownColumns = `publication, publication_from, url, url_from, language, language_from,
		dateline, dateline_from, published, published_from, title_from`
	articleColumns = `num, id, revisions, coalesce(current, 0), seq, erased, why, ` + knownColumns
)

// What rows are inserted into, and how many values each has.
const (
	intoArticle  = `INSERT INTO article(num, id, revisions, current, seq, ` + knownColumns + `) VALUES `
	intoRevision = `INSERT INTO revision(article, number, first, last, hash, title, dictionary, body, remains) VALUES `
	intoKey      = `INSERT INTO key(article, n, hash, kind, source, value) VALUES `
	intoChange   = `INSERT INTO change(seq, at, kind, article, revision, source, why, correction) VALUES `

	articleValues  = 16
	revisionValues = 9
	keyValues      = 6
	changeValues   = 8
)

// texts are all statements that run more than once in the life of a file.
var texts = [queries]string{
	selHead: `SELECT coalesce(max(seq), 0) FROM change`,
	selMeta: `SELECT value FROM meta WHERE key = ?`,
	selKey: `SELECT k.article, k.kind IS NULL, a.id, coalesce(a.erased, ''), coalesce(a.why, '')
		FROM key k JOIN article a ON a.num = k.article WHERE k.hash = ?`,
	selOwners: `SELECT k.hash, k.article, k.kind IS NULL, a.id, coalesce(a.erased, ''), coalesce(a.why, '')
		FROM key k JOIN article a ON a.num = k.article WHERE k.hash IN ` + valuesOf(askedAtOnce),
	selArticleByNum: `SELECT ` + articleColumns + ` FROM article WHERE num = ?`,
	selArticleByID:  `SELECT ` + articleColumns + ` FROM article WHERE id = ?`,
	selID:           `SELECT count(*) FROM article WHERE id = ?`,
	selTaken:        `SELECT id FROM article WHERE id IN ` + valuesOf(askedAtOnce),
	selLastArticle:  `SELECT coalesce(max(num), 0) FROM article`,
	selRevision:     `SELECT number, first, last, hash, title, dictionary, body, remains FROM revision WHERE article = ? AND number = ?`,
	selShown: `WITH asked(at, id, number) AS (VALUES (0, ?, ?), (1, ?, ?), (2, ?, ?), (3, ?, ?), (4, ?, ?), (5, ?, ?), (6, ?, ?), (7, ?, ?), (8, ?, ?), (9, ?, ?))
		SELECT asked.at, r.hash, r.title, r.dictionary, r.body, ` + knownColumns + `
		FROM asked CROSS JOIN article a ON a.id = asked.id CROSS JOIN revision r ON r.article = a.num AND r.number = asked.number`,
	selSpans:  `SELECT number, first, last, hash FROM revision WHERE article = ? ORDER BY number`,
	selOthers: `SELECT number FROM revision WHERE article = ? AND number <> ? ORDER BY number`,
	selEarlier: `SELECT a.id, r.number FROM article a JOIN revision r ON r.article = a.num AND r.number <> a.current
		WHERE a.revisions > 1 AND (a.id, r.number) > (?1, ?2) AND a.id >= ?1 ORDER BY a.id, r.number LIMIT ?3`,
	selRemains: `SELECT remains FROM revision WHERE article = ? AND number = ?`,
	selKeys:    `SELECT kind, source, value FROM key WHERE article = ? AND kind IS NOT NULL ORDER BY n`,
	selKeyHashes: `SELECT k.article, k.n, a.id, k.hash, k.kind, k.source, k.value FROM key k JOIN article a ON a.num = k.article
		WHERE (k.article, k.n) > (?, ?) AND k.kind IS NOT NULL ORDER BY k.article, k.n LIMIT ?`,
	selHashes:       `SELECT hash FROM key WHERE article = ? ORDER BY n`,
	selDictionaries: `SELECT id, retired, data FROM dictionary ORDER BY id`,
	selLog: `SELECT c.seq, c.kind, coalesce(a.id, ''), coalesce(c.source, '')
		FROM change c LEFT JOIN article a ON a.num = c.article WHERE c.seq > ? ORDER BY c.seq LIMIT ?`,
	selChanges: `SELECT c.seq, c.at, c.kind, coalesce(a.id, ''), coalesce(c.revision, 0), coalesce(c.source, ''), coalesce(c.why, ''), coalesce(c.correction, 0)
		FROM change c LEFT JOIN article a ON a.num = c.article
		WHERE c.seq > ? AND c.seq <= ? AND (a.num IS NULL OR c.seq >= a.erasure) ORDER BY c.seq LIMIT ?`,
	selMoved: `WITH moved AS (SELECT DISTINCT article FROM change WHERE seq > ?1 AND article IS NOT NULL)
		SELECT a.id, r.number FROM change c JOIN moved m ON m.article = c.article
		JOIN revision r ON r.article = c.article AND r.number = c.revision JOIN article a ON a.num = c.article
		WHERE c.seq <= ?1 AND c.kind = 'article' ORDER BY c.article, r.last, r.number`,
	selLive: `SELECT id, current, seq FROM article WHERE id > ? AND current IS NOT NULL ORDER BY id LIMIT ?`,
	selBodies: `SELECT r.num, a.num, a.id, r.number, r.hash, r.title, r.dictionary, r.body, r.remains
		FROM revision r JOIN article a ON a.num = r.article WHERE r.num > ? ORDER BY r.num LIMIT ?`,
	selUsing:         `SELECT num FROM revision WHERE num > ? AND dictionary = ? ORDER BY num LIMIT ?`,
	selRevisionCount: `SELECT count(*) FROM revision`,
	selLastRevision:  `SELECT coalesce(max(num), 0) FROM revision`,
	selState:         `SELECT version, value FROM state WHERE key = ?`,
	selStateKeys:     `SELECT key FROM state WHERE key >= ? ORDER BY key LIMIT ?`,
	selGazetteer:     `SELECT hash FROM gazetteer WHERE source = ?`,
	selGazetteers:    `SELECT source, hash FROM gazetteer ORDER BY source`,
	selPlaces:        `SELECT id, source, label, kind, countries, lat, lon FROM place WHERE ?1 IS NULL OR source = ?1 ORDER BY id`,
	selNames:         `SELECT n.place, n.name FROM place_name n JOIN place p ON p.id = n.place WHERE ?1 IS NULL OR p.source = ?1 ORDER BY n.place, n.n`,
	selCorrections: `SELECT c.n, c.at, c.who, c.why, c.kind, c.entity, c.target, c.type, c.label, c.words, coalesce(a.id, ''), c.field, c.occurrence,
		c.revision, c.place_kind, c.countries, c.lat, c.lon, c.undoes, c.undone
		FROM correction c LEFT JOIN article a ON a.num = c.article WHERE ?1 IS NULL OR c.n = ?1 ORDER BY c.n`,
	selNextCorrection: `SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'correction'`,
	selNextDictionary: `SELECT coalesce(max(seq), ?) + 1 FROM sqlite_sequence WHERE name = 'dictionary'`,
	selCounts: `SELECT (SELECT count(*) FROM article) - (SELECT count(*) FROM article WHERE current IS NULL),
		(SELECT count(*) FROM revision), (SELECT count(*) FROM article WHERE current IS NULL AND erased IS NOT NULL),
		(SELECT count(*) FROM place), (SELECT coalesce(max(seq), 0) FROM change)`,

	insArticle:  intoArticle + valuesOf(articleValues),
	insArticles: intoArticle + manyOf(articleValues),
	insKey: `INSERT INTO key(article, n, hash, kind, source, value)
		VALUES(?1, (SELECT coalesce(max(n), 0) + 1 FROM key WHERE article = ?1), ?2, ?3, ?4, ?5)`,
	insNewKey:     intoKey + valuesOf(keyValues),
	insNewKeys:    intoKey + manyOf(keyValues),
	insRevision:   intoRevision + valuesOf(revisionValues),
	insRevisions:  intoRevision + manyOf(revisionValues),
	insChange:     intoChange + valuesOf(changeValues),
	insChanges:    intoChange + manyOf(changeValues),
	insDictionary: `INSERT INTO dictionary(id, made, data) VALUES(?,?,?)`,
	insSample:     `INSERT OR IGNORE INTO dictionary_sample(article, dictionary) VALUES(?,?)`,
	insGazetteer: `INSERT INTO gazetteer(source, seq, hash) VALUES(?,?,?)
		ON CONFLICT DO UPDATE SET seq = excluded.seq, hash = excluded.hash`,
	insPlace: `INSERT INTO place(id, source, label, kind, countries, lat, lon) VALUES(?,?,?,?,?,?,?)`,
	insName:  `INSERT INTO place_name(place, n, name) VALUES(?,?,?)`,
	insCorrection: `INSERT INTO correction(n, at, who, why, kind, entity, target, type, label, words, article, field, occurrence, revision,
		place_kind, countries, lat, lon, undoes) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,

	updArticle: `UPDATE article SET (revisions, current, seq, ` + knownColumns + `) = (?,?,?,?,?,?,?,?,?,?,?,?,?,?) WHERE num = ?`,
	updKey:     `UPDATE key SET kind = ?, source = ?, value = ? WHERE hash = ?`,
	updSeen:    `UPDATE revision SET first = ?, last = ? WHERE article = ? AND number = ?`,
	updRemains: `UPDATE revision SET remains = ? WHERE article = ? AND number = ?`,
	updErase: `UPDATE article SET current = NULL, seq = ?, erasure = ?, erased = ?, why = ?, publication = '', publication_from = '',
		url = '', url_from = '', language = '', language_from = '', dateline = '', dateline_from = '',
		published = '', published_from = '', title_from = '' WHERE num = ?`,
	updKeysErase:    `UPDATE key SET kind = NULL, source = NULL, value = NULL WHERE article = ?`,
	updRestore:      `UPDATE article SET seq = ?, erased = NULL, why = NULL WHERE num = ?`,
	updRetire:       `UPDATE dictionary SET retired = 1 WHERE id IN (SELECT dictionary FROM dictionary_sample WHERE article = ?)`,
	updBody:         `UPDATE revision SET dictionary = ?, body = ? WHERE num = ?`,
	updState:        `INSERT OR REPLACE INTO state(key, version, value) VALUES(?,?,?)`,
	updStateVersion: `UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'state_version' RETURNING CAST(value AS INTEGER)`,

	updUndone:     `UPDATE correction SET undone = ? WHERE n = ?`,
	updArticleSeq: `UPDATE article SET seq = ? WHERE num = ?`,

	delCorrections: `DELETE FROM correction WHERE article = ?`,
	delRevisions:   `DELETE FROM revision WHERE article = ?`,
	delSamples:     `DELETE FROM dictionary_sample WHERE article = ?`,
	delDictionary:  `DELETE FROM dictionary WHERE id = ?`,
	delPlaces:      `DELETE FROM place WHERE source = ?`,
	delGazetteer:   `DELETE FROM gazetteer WHERE source = ?`,
	delState:       `DELETE FROM state WHERE key = ?`,
}
