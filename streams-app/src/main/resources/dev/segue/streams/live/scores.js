/** The scoreboard over time: two charts and their tables. */
import { Chart } from './chart.js';
import { byId, html, say, svg } from './dom.js';
import { clockTime, count, dateTime, forecasterName, inOrder, isBaseline, percent } from './words.js';
import { json } from './api.js';

const LEAST_OUTCOMES = 20;
const RELOAD_MS = 60_000;
const WINDOWS = {
  1: { span: 'half_hour', ms: 60_000, text: 'one minute' },
  5: { span: 'half_hour', ms: 300_000, text: 'five minutes' },
  day: { span: 'day', ms: 1_800_000, text: 'half an hour, over a day' },
};
const SUMS = ['outcomes', 'hits', 'loss', 'changed', 'changed_hits'];

export class Scores extends EventTarget {
  #buckets = { half_hour: [], day: [] };
  #width = { half_hour: 5000, day: 300_000 };
  #window = WINDOWS[1];
  #loadedAt = 0;
  #loss = new Chart(byId('chart-loss'), {
    title: 'Log-loss',
    hint: 'nats, lower is better',
    format: v => v.toFixed(2),
    least: 0.02,
  });
  #accuracy = new Chart(byId('chart-accuracy'), {
    title: 'Accuracy',
    hint: 'higher is better',
    format: v => percent(v),
    least: 0.01,
  });
  #details = html('details', {}, html('summary', {}, 'Values over time'));

  constructor() {
    super();
    for (const radio of document.querySelectorAll('input[name="window"]')) {
      radio.addEventListener('change', () => {
        this.#window = WINDOWS[radio.value];
        this.load().catch(() => {});
      });
    }
    this.#details.addEventListener('toggle', () => this.#show());
    byId('scores-table').replaceChildren(html('div'), this.#details);
  }

  /** Fetches all buckets of the span that is shown. */
  async load() {
    const { span } = this.#window;
    this.#loadedAt = Date.now();
    const answer = await json(`/api/v1/scoreboard?span=${span}`);
    this.#buckets[span] = answer.buckets;
    this.#width[span] = 1000 * answer.bucket_seconds;
    this.#show();
  }

  /** The newest bucket of the half hour, as it is now. */
  update(bucket) {
    const buckets = this.#buckets.half_hour;
    if (buckets.length && buckets[buckets.length - 1].at === bucket.at) {
      buckets.pop();
    }
    buckets.push(bucket);
    if (buckets.length > 360) {
      buckets.shift();
    }
    if (this.#window.span === 'day' && Date.now() - this.#loadedAt > RELOAD_MS) {
      this.load().catch(() => {});
    }
    this.#show();
  }

  /** The sums of a forecaster by measure over the newest window; null while there are too few. */
  now() {
    const buckets = this.#buckets.half_hour;
    return buckets.length ? this.#sums(buckets, buckets.length - 1, this.#window.ms) : null;
  }

  #show() {
    const { span, ms } = this.#window;
    const buckets = this.#buckets[span];
    const rolling = buckets.map((bucket, i) => this.#sums(buckets, i, Math.max(ms, this.#width[span])));
    const names = inOrder(new Set(rolling.flatMap(sums => Object.keys(sums))));
    const times = buckets.map(bucket => bucket.at + this.#width[span]);
    const series = measure => Object.fromEntries(names.map(name => [name, rolling.map(sums => measure(sums[name]))]));
    const loss = series(sums => (enough(sums) ? sums.loss / sums.outcomes : null));
    const accuracy = series(sums => (enough(sums) ? sums.hits / sums.outcomes : null));
    this.#loss.show({ times, series: loss });
    this.#accuracy.show({ times, series: accuracy });
    say(byId('scores-hint'), `rolling mean over ${this.#window.text}`);
    this.#table(names, rolling.at(-1) ?? {});
    this.#values(names, times, loss, accuracy);
    this.dispatchEvent(new Event('change'));
  }

  /** Sums over the buckets that end within the time before the end of one of them. */
  #sums(buckets, index, ms) {
    const totals = {};
    for (let i = index; i >= 0 && buckets[index].at - buckets[i].at < ms; i--) {
      const bucket = buckets[i];
      bucket.forecasters.forEach((name, column) => {
        totals[name] ??= Object.fromEntries(SUMS.map(sum => [sum, 0]));
        SUMS.forEach(sum => (totals[name][sum] += bucket[sum][column]));
      });
    }
    return totals;
  }

  #table(names, sums) {
    const rows = names.filter(name => sums[name]?.outcomes);
    const baselines = rows.filter(isBaseline);
    const best = baselines.reduce((a, b) => (a && mean(sums[a]) <= mean(sums[b]) ? a : b), undefined);
    const head = ['forecaster', 'log-loss', 'accuracy', 'genre changed', 'sessions'];
    byId('scores-table').firstChild.replaceChildren(
      html('table', {},
        html('caption', { class: 'unseen' }, `The scoreboard, mean over ${this.#window.text}`),
        html('thead', {}, html('tr', {}, ...head.map((text, i) => html('th', { scope: 'col', class: i ? 'number' : null }, text)))),
        html('tbody', {}, ...rows.map(name => row(name, sums[name], name === best))),
      ),
    );
  }

  /** What the charts show, for those who do not see them. */
  #values(names, times, loss, accuracy) {
    if (!this.#details.open) {
      return;
    }
    const step = Math.max(1, Math.ceil(times.length / 12));
    const picked = times.map((t, i) => i).filter(i => (times.length - 1 - i) % step === 0).reverse();
    const time = this.#window.span === 'day' ? dateTime : clockTime;
    const cell = (name, i) => (loss[name][i] === null ? '–' : `${loss[name][i].toFixed(2)} / ${percent(accuracy[name][i])}`);
    this.#details.querySelector('div')?.remove();
    this.#details.append(
      html('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Values over time' },
        html('table', {},
          html('caption', { class: 'unseen' }, 'Log-loss and accuracy over time, newest first'),
          html('thead', {}, html('tr', {}, html('th', { scope: 'col' }, 'until'), ...names.map(name => html('th', { scope: 'col', class: 'number' }, forecasterName(name))))),
          html('tbody', {}, ...picked.map(i => html('tr', {}, html('th', { scope: 'row' }, time(times[i])), ...names.map(name => html('td', { class: 'number' }, cell(name, i)))))),
        ),
      ),
    );
  }
}

const enough = sums => sums && sums.outcomes >= LEAST_OUTCOMES;

const mean = sums => sums.loss / sums.outcomes;

function row(name, sums, best) {
  const sample = svg('svg', { class: `sample f-${name}`, viewBox: '0 0 26 10', 'aria-hidden': 'true' }, svg('line', { x1: 0, x2: 26, y1: 5, y2: 5 }));
  const label = html('th', { scope: 'row' }, sample, forecasterName(name), best ? html('span', { class: 'hint' }, ' · best baseline') : null);
  const changed = sums.changed ? percent(sums.changed_hits / sums.changed, 1) : '–';
  return html('tr', { class: name === 'model' ? 'lead' : null, 'data-forecaster': name },
    label,
    html('td', { class: 'number' }, mean(sums).toFixed(3)),
    html('td', { class: 'number' }, percent(sums.hits / sums.outcomes, 1)),
    html('td', { class: 'number' }, changed),
    html('td', { class: 'number' }, count(sums.outcomes)),
  );
}
