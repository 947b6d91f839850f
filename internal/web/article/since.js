// Tells who has read an earlier revision of the article that it has changed. What
// was read is kept in the browser alone: the last 200 articles.
try {
  const p = document.getElementById("since");
  if (p) {
    const {article, revision} = p.dataset, now = Number(revision);
    const read = new Map(JSON.parse(localStorage.getItem("read") || "[]"));
    const before = Number(read.get(article));
    if (before > 0 && before < now) {
      p.lastElementChild.search = `?from=${before}&to=${now}`;
      p.hidden = false;
    }
    read.delete(article);
    read.set(article, now);
    localStorage.setItem("read", JSON.stringify([...read].slice(-200)));
  }
} catch {}
