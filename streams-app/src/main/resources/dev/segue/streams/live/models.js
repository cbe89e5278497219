/** The models that answer, and the instances that run them. */
import { json, Refused } from './api.js';
import { byId, html } from './dom.js';
import { genreName } from './words.js';

export class Models {
  async show() {
    const body = byId('models-body');
    try {
      const [models, instances] = await Promise.all([json('/api/v1/models'), json('/api/v1/instances')]);
      const cards = models.models.map(model);
      body.replaceChildren(...(cards.length ? cards : [baseline()]), table(instances));
    } catch (e) {
      body.replaceChildren(html('p', { class: 'card', role: 'status' }, e instanceof Refused ? `Not known: ${e.message}.` : 'The application does not answer.'));
    }
  }
}

function baseline() {
  return html('section', { class: 'card' }, html('h2', {}, 'No model'),
    html('p', {}, 'The baseline answers, and its predictions are marked as degraded. Set models.dir to a bundle.'));
}

function model(bundle) {
  const id = `model-${bundle.digest}`;
  const list = [
    ['Answers', bundle.kind],
    ['Runs on', bundle.provider],
    ['Trained', day(bundle.trained_at)],
    ['Loaded', day(bundle.loaded_at)],
    ['Classes', bundle.labels.map(genreName).join(', ')],
    ['Temperature', bundle.temperature.toFixed(3)],
  ];
  return html('section', { class: 'card', 'aria-labelledby': id },
    html('div', { class: 'card-head' }, html('h2', { id }, `${bundle.name} ${bundle.version}`)),
    html('dl', { class: 'facts' }, ...list.map(pair)),
    bundle.provider_note ? html('p', { class: 'hint' }, bundle.provider_note) : null,
    html('p', { class: 'hint' }, 'Digest ', html('code', {}, bundle.digest)),
    metrics(bundle.metrics));
}

const pair = ([term, text]) => html('div', {}, html('dt', {}, term), html('dd', {}, text ?? '–'));

const day = iso => iso?.slice(0, 16).replace('T', ' ');

/** What the trainer measured: whatever figures the bundle carries. */
function metrics(values) {
  const figures = flat(values ?? {}, '');
  return figures.length === 0 ? null : html('details', {},
    html('summary', {}, 'What the trainer measured'),
    html('dl', { class: 'facts' }, ...figures.map(pair)));
}

function flat(value, name) {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => flat(inner, name ? `${name} ${key}` : key));
  }
  return [[name.replaceAll('_', ' '), typeof value === 'number' ? String(Math.round(1e4 * value) / 1e4) : String(value)]];
}

function table({ state, instances }) {
  const rows = instances.map(one => html('tr', {},
    html('th', { scope: 'row' }, one.instance, one.self ? html('span', { class: 'hint' }, ' · this one') : null),
    html('td', {}, one.user_partitions.join(', ') || '–'),
    html('td', {}, one.standby_partitions.join(', ') || '–')));
  return html('section', { class: 'card', 'aria-labelledby': 'instances-title' },
    html('div', { class: 'card-head' }, html('h2', { id: 'instances-title' }, 'Instances'), html('p', { class: 'hint' }, `Kafka Streams is ${state.toLowerCase()}`)),
    html('div', { class: 'scroll' },
      html('table', {},
        html('thead', {}, html('tr', {}, ...['instance', 'users of partitions', 'standby of'].map(text => html('th', { scope: 'col' }, text)))),
        html('tbody', {}, ...rows))));
}
