//! Tantivy behind the line protocol of bench/peers/README.md.

mod corpus;
mod engine;
mod index;
mod query;

use std::io::{BufRead, Write};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use engine::{Answer, Engine, Mode};

type Fault = Box<dyn std::error::Error + Send + Sync>;

fn main() -> Result<(), Fault> {
    let mut driver = Driver { engine: None };
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let reply = driver.reply(&line).unwrap_or_else(|e| format!("error\t{}", e.to_string().replace(['\t', '\n', '\r'], " ")));
        writeln!(out, "{reply}")?;
        out.flush()?;
    }
    Ok(())
}

struct Driver {
    engine: Option<Engine>,
}

impl Driver {
    fn reply(&mut self, line: &str) -> Result<String, Fault> {
        let fields: Vec<&str> = line.split('\t').collect();
        match fields[..] {
            ["hello"] => Ok(format!("ok\t{}", tantivy::version_string())),
            ["index", file, articles, dir] => {
                let (searchable, merged) = index::write(Path::new(file), articles.parse()?, Path::new(dir))?;
                Ok(format!("ok\t{}\t{}", searchable.as_nanos(), merged.as_nanos()))
            }
            ["open", dir, queries] => {
                let start = Instant::now();
                let engine = Engine::open(Path::new(dir))?;
                let took = start.elapsed();
                self.engine = Some(engine.with_queries(Path::new(queries))?);
                Ok(format!("ok\t{}", took.as_nanos()))
            }
            ["ask", mode, number] => self.ask(Mode::parse(mode)?, number.parse()?),
            ["load", mode, threads, ms] => self.load(Mode::parse(mode)?, threads.parse()?, Duration::from_millis(ms.parse()?)),
            _ => Err(format!("no such request: {line}").into()),
        }
    }

    fn opened(&self) -> Result<&Engine, Fault> {
        self.engine.as_ref().ok_or_else(|| "nothing is opened".into())
    }

    fn ask(&self, mode: Mode, number: usize) -> Result<String, Fault> {
        let engine = self.opened()?;
        let start = Instant::now();
        let answer = engine.ask(mode, number)?;
        let took = start.elapsed();
        Ok(line_of(took, &answer))
    }

    /// Threads ask the queries in a mixed order until the time is over.
    fn load(&self, mode: Mode, threads: usize, time: Duration) -> Result<String, Fault> {
        const STEP: usize = 7919;
        let engine = self.opened()?;
        let (next, queries) = (AtomicUsize::new(0), engine.queries());
        let start = Instant::now();
        std::thread::scope(|s| {
            let work = || -> Result<usize, Fault> {
                let mut answers = 0;
                while start.elapsed() < time {
                    std::hint::black_box(engine.ask(mode, next.fetch_add(1, Ordering::Relaxed) * STEP % queries)?);
                    answers += 1;
                }
                Ok(answers)
            };
            let running: Vec<_> = (0..threads).map(|_| s.spawn(work)).collect();
            let mut answers = 0;
            for thread in running {
                answers += thread.join().map_err(|_| "a thread panicked")??;
            }
            Ok(format!("ok\t{answers}\t{}", start.elapsed().as_nanos()))
        })
    }
}

fn line_of(took: Duration, a: &Answer) -> String {
    let counts = |c: &[(String, u64)]| c.iter().map(|(v, n)| format!("{v}={n}")).collect::<Vec<_>>().join(",");
    let mut line = format!("ok\t{}\t{}\t{}\t{}", took.as_nanos(), a.total, counts(&a.publications), counts(&a.places));
    for h in &a.hits {
        line += &format!("\t{}\t{}\t{}", h.id, h.title, h.snippet);
    }
    line
}
