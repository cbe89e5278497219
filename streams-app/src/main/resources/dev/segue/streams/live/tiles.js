/** The overview: six figures, three of them with the last two minutes as a line. */
import { spark } from './chart.js';
import { byId, html, say, svg } from './dom.js';
import { count, duration, forecasterName, isBaseline, percent } from './words.js';

const KEPT = 120;
const MEAN_OVER = 10;
const REPLAY_MS = 3_600_000;

export class Tiles {
  #pulses = [];
  #parts = {};

  constructor() {
    const tiles = [['events', 'Events', true], ['predictions', 'Predictions', true], ['latency', 'Latency', true],
      ['loss', 'Log-loss of the model'], ['accuracy', 'Accuracy of the model'], ['instance', 'This instance']];
    byId('tiles').replaceChildren(...tiles.map(tile => this.#tile(...tile)));
  }

  #tile(key, title, line = false) {
    const part = {
      number: html('span', { id: `tile-${key}` }, '–'),
      unit: html('span', { class: 'unit' }),
      note: html('p', { class: 'note' }, ' '),
      line: line ? svg('svg', { viewBox: '0 0 74 30', 'aria-hidden': 'true', preserveAspectRatio: 'none' }) : null,
    };
    part.value = html('p', { class: 'value' }, part.number, part.unit);
    this.#parts[key] = part;
    return html('li', { class: 'tile' }, html('h3', {}, title), part.value, part.note, part.line);
  }

  #set(key, number, unit, note, tone = '') {
    const part = this.#parts[key];
    say(part.number, number);
    say(part.unit, unit);
    say(part.note, note);
    part.value.className = `value ${tone}`;
  }

  add(pulses) {
    const newest = this.#pulses.at(-1)?.at ?? 0;
    this.#pulses.push(...pulses.filter(pulse => pulse.at > newest));
    this.#pulses.splice(0, this.#pulses.length - KEPT);
    if (this.#pulses.length) {
      this.#flow();
      this.#instance();
    }
  }

  /** Of a count, per second over the last seconds. */
  rate(name) {
    const pulses = this.#pulses.slice(-MEAN_OVER);
    const seconds = pulses.reduce((sum, pulse) => sum + pulse.ms, 0) / 1000;
    return pulses.reduce((sum, pulse) => sum + pulse[name], 0) / Math.max(1e-3, seconds);
  }

  #flow() {
    const pulse = this.#pulses.at(-1);
    const lag = pulse.instance.lag;
    this.#set('events', count(this.rate('events')), '/s', lag === null ? 'this instance' : `this instance, lag ${count(lag)}`);
    this.#set('predictions', count(this.rate('predictions')), '/s', `all instances, ${count(this.rate('outcomes'))} judged /s`);
    const measured = this.#pulses.findLast(p => p.readable_p50_ms !== null);
    if (measured) {
      const p99 = Math.max(...this.#pulses.slice(-MEAN_OVER).map(p => p.readable_p99_ms ?? 0), measured.readable_p99_ms);
      const age = measured.event_age_p50_ms < REPLAY_MS ? `, from the event ${duration(measured.event_age_p50_ms)}` : '';
      this.#set('latency', count(measured.readable_p50_ms), 'ms', `written to readable, p99 ${count(p99)}\u00a0ms${age}`);
    }
    this.#line('events', p => (1000 * p.events) / p.ms);
    this.#line('predictions', p => (1000 * p.predictions) / p.ms);
    this.#line('latency', p => p.readable_p50_ms ?? 0);
  }

  #line(key, value) {
    if (this.#pulses.length > 1) {
      spark(this.#parts[key].line, this.#pulses.map(value));
    }
  }

  #instance() {
    const pulse = this.#pulses.at(-1);
    const { ready, state, provider, threads, threads_alive: alive } = pulse.instance;
    const [predictions, degraded] = ['predictions', 'degraded'].map(name => this.#pulses.slice(-60).reduce((sum, p) => sum + p[name], 0));
    const share = predictions ? degraded / predictions : 0;
    const reason = this.#pulses.findLast(p => p.degraded_reason)?.degraded_reason;
    const quality = degraded ? `${percent(share)} degraded: ${reason}` : 'none degraded';
    const state_text = state.toLowerCase().replaceAll('_', ' ');
    this.#set('instance', ready ? 'Ready' : 'Not ready', ready ? '' : state_text, `${alive} of ${threads} threads · ${provider} · ${quality}`, ready && !degraded ? 'good' : 'bad');
  }

  /** sums: by forecaster, of the newest window. */
  scores(sums) {
    if (!sums?.model?.outcomes) {
      return;
    }
    const loss = name => sums[name].loss / sums[name].outcomes;
    const accuracy = name => sums[name].hits / sums[name].outcomes;
    const baselines = Object.keys(sums).filter(isBaseline);
    const lowest = baselines.reduce((a, b) => (loss(b) < loss(a) ? b : a));
    const highest = baselines.reduce((a, b) => (accuracy(b) > accuracy(a) ? b : a));
    this.#set('loss', loss('model').toFixed(3), '', `best baseline: ${forecasterName(lowest)} ${loss(lowest).toFixed(3)}`);
    this.#set('accuracy', percent(accuracy('model'), 1), '', `best baseline: ${forecasterName(highest)} ${percent(accuracy(highest), 1)}`);
  }

  /** One sentence for screen readers. */
  sentence() {
    const text = key => `${this.#parts[key].number.textContent} ${this.#parts[key].unit.textContent}`.trim();
    return `${text('predictions')} predictions, accuracy ${text('accuracy')}, log-loss ${text('loss')}, ${text('instance')}.`;
  }

  /** What is wrong although messages come; empty when nothing is. */
  trouble() {
    const pulse = this.#pulses.at(-1);
    if (pulse?.failure) {
      return 'Topics cannot be read';
    }
    return pulse?.silent_ms > 30_000 ? `No prediction for ${duration(pulse.silent_ms)}` : '';
  }
}
