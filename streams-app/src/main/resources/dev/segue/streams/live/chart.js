/** Lines over time, with their names at their ends, a cursor for pointer and keys, and a text. */
import { html, svg, say } from './dom.js';
import { duration, forecasterName } from './words.js';

const TOP = 8;
const BOTTOM = 20;
const LEFT = 40;
const LABEL_GAP = 13.5;
const STEPS_MS = [5, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14_400, 21_600].map(s => 1000 * s);

export class Chart {
  #figure;
  #options;
  #svg = svg('svg', { role: 'img', tabindex: '0' });
  #readout = html('span', { 'aria-live': 'polite' });
  #data = null;
  #cursor = null;

  /** options: title, hint, format (value to text), narrow (short name of a series). */
  constructor(figure, options) {
    this.#figure = figure;
    this.#options = options;
    const caption = html('figcaption', {}, options.title, html('span', {}, options.hint), this.#readout);
    figure.replaceChildren(caption, this.#svg);
    new ResizeObserver(() => this.#draw()).observe(this.#svg);
    this.#listen();
  }

  /** data: times (epoch ms, ascending), series (by name, a value or null per time). */
  show(data) {
    this.#data = data;
    this.#draw();
  }

  #listen() {
    this.#svg.addEventListener('pointermove', event => this.#point(event));
    this.#svg.addEventListener('pointerleave', () => this.#moveTo(null));
    this.#svg.addEventListener('blur', () => this.#moveTo(null));
    this.#svg.addEventListener('keydown', event => {
      const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -12, PageDown: 12 }[event.key];
      if (step && this.#data?.times.length) {
        event.preventDefault();
        const last = this.#data.times.length - 1;
        this.#moveTo(Math.max(0, Math.min(last, (this.#cursor ?? last) + step)));
      }
    });
  }

  #point(event) {
    if (this.#data?.times.length) {
      const x = event.clientX - this.#svg.getBoundingClientRect().left;
      const scale = this.#scale();
      const nearest = this.#data.times
        .map((t, i) => [Math.abs(scale.x(t) - x), i])
        .reduce((a, b) => (b[0] < a[0] ? b : a));
      this.#moveTo(nearest[1]);
    }
  }

  #moveTo(index) {
    this.#cursor = index;
    this.#draw();
  }

  #scale() {
    const { width, height } = this.#svg.getBoundingClientRect();
    const right = width < 480 ? 92 : 128;
    const { times, series } = this.#data;
    const values = Object.values(series).flat().filter(v => v !== null);
    const low = Math.min(...values);
    const high = Math.max(...values);
    const pad = Math.max(0.04 * (high - low), this.#options.least);
    const [from, to] = [low - pad, high + pad];
    const begin = times[0];
    const span = Math.max(1, times[times.length - 1] - begin);
    return {
      width,
      height,
      right: width - right,
      bottom: height - BOTTOM,
      from,
      to,
      x: t => LEFT + ((t - begin) / span) * (width - right - LEFT),
      y: v => TOP + ((to - v) / (to - from)) * (height - BOTTOM - TOP),
    };
  }

  #draw() {
    const names = Object.keys(this.#data?.series ?? {});
    const shown = names.filter(name => this.#data.series[name].some(v => v !== null));
    if (!shown.length || !this.#svg.clientWidth) {
      this.#svg.setAttribute('aria-label', `${this.#options.title}: no data yet`);
      this.#svg.replaceChildren(svg('text', { x: 8, y: 40 }, 'No outcome yet: the first ones come with the next sessions.'));
      return;
    }
    const scale = this.#scale();
    this.#svg.replaceChildren(
      ...this.#axes(scale),
      ...shown.toReversed().map(name => this.#line(name, scale)),
      ...this.#labels(shown, scale),
      ...this.#cursorMarks(shown, scale),
    );
    this.#svg.setAttribute('aria-label', this.#summary(shown));
    this.#svg.dataset.seconds = (this.#data.times.at(-1) - this.#data.times[0]) / 1000;
  }

  #axes(scale) {
    const parts = [];
    for (const tick of ticks(scale.from, scale.to, 5)) {
      const y = Math.round(scale.y(tick));
      parts.push(svg('line', { class: 'grid', x1: LEFT, x2: scale.right, y1: y, y2: y }));
      parts.push(svg('text', { x: LEFT - 7, y: y + 4, 'text-anchor': 'end' }, this.#options.format(tick)));
    }
    const { times } = this.#data;
    const end = times[times.length - 1];
    const room = (scale.right - LEFT) / 80;
    const step = STEPS_MS.find(ms => (end - times[0]) / ms <= room) ?? STEPS_MS.at(-1);
    for (let t = end; t >= times[0]; t -= step) {
      const ago = step < 60_000 ? `${Math.round((end - t) / 1000)} s` : duration(end - t);
      const text = t === end ? 'now' : `−${ago}`;
      const anchor = t === end ? 'end' : scale.x(t) - LEFT < 24 ? 'start' : 'middle';
      parts.push(svg('text', { x: scale.x(t), y: scale.height - 5, 'text-anchor': anchor }, text));
    }
    return parts;
  }

  #line(name, scale) {
    const { times, series } = this.#data;
    let path = '';
    let pen = 'M';
    series[name].forEach((v, i) => {
      path += v === null ? '' : `${pen}${scale.x(times[i]).toFixed(1)} ${scale.y(v).toFixed(1)}`;
      pen = v === null ? 'M' : 'L';
    });
    return svg('path', { class: `line f-${name}`, d: path, 'data-series': name });
  }

  /** Names stand beside the ends of their lines, moved apart where they would meet. */
  #labels(names, scale) {
    const ends = names.map(name => ({ name, y: scale.y(last(this.#data.series[name])) }));
    ends.sort((a, b) => a.y - b.y);
    let above = TOP - LABEL_GAP + 4;
    ends.forEach(end => {
      end.label = Math.max(end.y, above + LABEL_GAP);
      above = end.label;
    });
    let below = scale.bottom + LABEL_GAP;
    ends.toReversed().forEach(end => {
      end.label = Math.min(end.label, below - LABEL_GAP);
      below = end.label;
    });
    return ends.flatMap(({ name, y, label }) => [
      svg('circle', { class: `end f-${name}`, cx: scale.right, cy: y, r: name === 'model' ? 3.5 : 2.2 }),
      svg('path', { class: `leader f-${name}`, d: `M${scale.right + 4} ${y}L${scale.right + 13} ${label}` }),
      svg('text', { class: `label f-${name}`, x: scale.right + 16, y: label + 4 }, forecasterName(name)),
    ]);
  }

  #cursorMarks(names, scale) {
    const { times, series } = this.#data;
    if (this.#cursor === null || this.#cursor >= times.length) {
      say(this.#readout, '');
      return [];
    }
    const at = times[this.#cursor];
    const values = names
      .filter(name => series[name][this.#cursor] !== null)
      .map(name => `${forecasterName(name)} ${this.#options.format(series[name][this.#cursor])}`);
    say(this.#readout, `${duration(times[times.length - 1] - at)} ago: ${values.join(' · ')}`);
    const x = scale.x(at);
    return [svg('line', { class: 'cursor', x1: x, x2: x, y1: TOP, y2: scale.bottom })];
  }

  #summary(names) {
    const { times, series } = this.#data;
    const span = duration(times[times.length - 1] - times[0]);
    const values = names.map(name => `${forecasterName(name)} ${this.#options.format(last(series[name]))}`);
    return `${this.#options.title} over the last ${span}. Now: ${values.join(', ')}. Arrow keys move a cursor.`;
  }
}

/** A line without axes, for a tile. */
export function spark(element, values) {
  const high = Math.max(...values, 1e-9);
  const points = values.map((v, i) => `${((74 * i) / Math.max(1, values.length - 1)).toFixed(1)} ${(28 - (26 * v) / high).toFixed(1)}`);
  element.replaceChildren(
    svg('path', { class: 'spark-area', d: `M0 30L${points.join('L')}L74 30Z` }),
    svg('path', { class: 'spark', d: `M${points.join('L')}` }),
  );
}

function last(values) {
  return values.findLast(v => v !== null);
}

function ticks(from, to, wanted) {
  const rough = (to - from) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map(f => f * power).find(s => s >= rough);
  const all = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to; tick += step) {
    all.push(tick);
  }
  return all;
}
