/** The live predictions, and what the users played then. */
import { byId, html, say, svg } from './dom.js';
import { genreName, genreNames, percent } from './words.js';

const ROWS = 20;

export class Rows {
  #body = byId('rows');
  #paused = false;
  #keys = [];

  constructor() {
    const pause = byId('pause');
    pause.addEventListener('click', () => {
      this.#paused = !this.#paused;
      pause.setAttribute('aria-pressed', this.#paused);
    });
    byId('genres').replaceChildren(
      ...genreNames.filter(key => key !== 'UNKNOWN').map(key => html('li', { class: `genre g-${key}` }, genreName(key))),
    );
  }

  /** Users of the rows, newest first. */
  users() {
    return [...new Set(this.#keys.map(key => key.user))].reverse();
  }

  /** truths: what became known of rows that came before; none with the rows of a snapshot. */
  add(rows, truths = null) {
    if (!this.#held()) {
      rows.filter(row => !this.#keys.some(shown => same(shown, row))).forEach(row => this.#insert(row, truths !== null));
    }
    truths?.forEach(truth => this.#reveal(truth));
    byId('rows-empty').hidden = this.#keys.length > 0;
  }

  /** Nothing moves away under a pointer or from under the focus. */
  #held() {
    const pointed = matchMedia('(hover: hover)').matches && this.#body.matches(':hover');
    return this.#paused || pointed || this.#body.matches(':focus-within');
  }

  /** Says how many predictions the rows are a sample of. */
  rate(perSecond) {
    const sample = perSecond > 4 ? 'a sample, four a second' : '';
    say(byId('rows-hint'), this.#held() ? 'held' : sample);
  }

  #insert(row, fresh) {
    this.#keys.push(row);
    this.#body.prepend(element(row, fresh));
    while (this.#keys.length > ROWS) {
      this.#keys.shift();
      this.#body.lastElementChild.remove();
    }
  }

  #reveal(truth) {
    this.#keys.forEach((row, i) => {
      if (row.user === truth.user && row.step === truth.step) {
        row.actual = truth.actual;
        const cell = this.#body.children[this.#keys.length - 1 - i].lastElementChild;
        cell.replaceWith(played(row));
      }
    });
  }
}

const same = (a, b) => a.user === b.user && a.step === b.step && a.at === b.at && a.trigger === b.trigger;

function element(row, fresh) {
  const probability = row.probabilities[row.top];
  return html('tr', { class: fresh ? 'fresh' : null },
    html('td', {}, html('a', { href: `#/user/${encodeURIComponent(row.user)}` }, row.user)),
    html('td', { title: row.degraded ? `degraded: ${row.degraded}` : `from a ${row.trigger === 'listen' ? 'listen' : 'tweet'}, ${row.memory} sessions in memory` },
      html('span', { class: `genre g-${row.top}` }, genreName(row.top)),
      html('small', {}, percent(probability)),
      row.degraded ? html('small', { class: 'miss' }, 'degraded') : null),
    html('td', { class: 'wide' }, stack(row.probabilities)),
    played(row),
  );
}

/** The distribution as one bar; what it says is in the page of the user, too. */
function stack(probabilities) {
  let x = 0;
  const parts = genreNames.filter(key => probabilities[key]).map(key => {
    const part = svg('rect', { class: `g-${key}`, x, y: 0, width: Math.max(0, probabilities[key] - 0.006), height: 1 });
    x += probabilities[key];
    return part;
  });
  const text = Object.entries(probabilities).map(([key, p]) => `${genreName(key)} ${percent(p)}`).join(', ');
  return svg('svg', { class: 'stack', viewBox: '0 0 1 1', preserveAspectRatio: 'none', role: 'img', 'aria-label': text }, ...parts);
}

function played(row) {
  if (!row.actual) {
    return html('td', { class: 'pending' }, html('span', { 'aria-hidden': 'true' }, '…'), html('span', { class: 'unseen' }, 'not known yet'));
  }
  const hit = row.actual === row.top;
  return html('td', { class: hit ? 'hit' : 'miss' },
    html('span', { class: 'verdict', 'aria-hidden': 'true' }, hit ? '✓' : '✗'),
    html('span', { class: 'unseen' }, hit ? 'right: ' : 'wrong: '),
    genreName(row.actual));
}
