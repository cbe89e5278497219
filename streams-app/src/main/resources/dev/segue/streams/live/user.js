/** One user: sessions, what was predicted for them, what came, and what is predicted now. */
import { json, Refused, token } from './api.js';
import { byId, html, say, svg } from './dom.js';
import { dateTime, forecasterName, genreName, genreNames, inOrder, percent } from './words.js';

const REFRESH_MS = 4000;

export class User {
  #id = '';
  #timer = 0;

  constructor() {
    byId('user-form').addEventListener('submit', event => {
      event.preventDefault();
      const id = byId('user-id').value.trim();
      if (id) {
        location.hash = `#/user/${encodeURIComponent(id)}`;
      }
    });
  }

  suggest(users) {
    byId('recent-users').replaceChildren(...users.map(user => html('option', { value: user })));
  }

  /** Shows a user, and keeps up with what comes, until another view is shown. */
  async show(id) {
    this.hide();
    this.#id = id;
    byId('user-id').value = id;
    say(byId('user-title'), id ? `User ${id}` : 'User');
    if (!id) {
      byId('user-body').replaceChildren();
      say(byId('user-hint'), 'Type an id, or follow a user from the live predictions.');
      return;
    }
    await this.#refresh();
  }

  hide() {
    clearTimeout(this.#timer);
    this.#id = '';
  }

  async #refresh() {
    const id = this.#id;
    const path = `/api/v1/users/${encodeURIComponent(id)}`;
    const [user, outcomes] = await Promise.all([answer(path), answer(`${path}/outcomes`)]);
    if (id === this.#id) {
      this.#draw(user, outcomes);
      this.#timer = setTimeout(() => this.#refresh(), REFRESH_MS);
    }
  }

  #draw(user, outcomes) {
    const judged = Array.isArray(outcomes) ? outcomes : [];
    const known = !(user instanceof Refused);
    if (!known && !judged.length) {
      byId('user-body').replaceChildren();
      say(byId('user-hint'), `Nothing is known about this user: ${user.message}.`);
      return;
    }
    const open = byId('user-body').querySelector('details')?.open ?? false;
    const right = judged.filter(o => o.forecasts.model?.top === o.actual_genre).length;
    say(byId('user-hint'), judged.length
      ? `Of the last ${judged.length} sessions the model had the genre right before ${right} (${percent(right / judged.length)}).`
      : 'No prediction of this user has been judged lately.');
    byId('user-body').replaceChildren(
      ...(known ? [html('div', { class: 'pair' }, next(user), facts(user))] : []),
      timeline(judged),
      table(judged, open),
    );
  }
}

/** The answer, or the refusal. */
async function answer(path) {
  try {
    return await json(path);
  } catch (e) {
    return e instanceof Refused ? e : new Refused(0, 'the application does not answer');
  }
}

function card(title, ...children) {
  const id = `card-${title.toLowerCase().replaceAll(' ', '-')}`;
  return html('section', { class: 'card', 'aria-labelledby': id },
    html('div', { class: 'card-head' }, html('h2', { id }, title)), ...children);
}

function next(user) {
  const prediction = user.last_prediction;
  if (!prediction) {
    return card('Wants next', html('p', { class: 'empty' }, 'No prediction is open.'));
  }
  const { probabilities, top_genre: top, model, degraded } = prediction;
  const by = degraded || !model ? 'answered by the baseline' : `${model.name} ${model.version}`;
  const bars = Object.entries(probabilities).sort((a, b) => b[1] - a[1]).map(([key, p]) => bar(key, p));
  return card('Wants next',
    html('p', { class: 'hint' }, `${genreName(top)}, after session ${prediction.step}; ${by}`),
    html('ul', { class: 'bars' }, ...bars));
}

function bar(key, probability) {
  return html('li', {},
    html('span', { class: `genre g-${key}` }, genreName(key)),
    svg('svg', { class: `g-${key}`, viewBox: '0 0 100 12', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      svg('rect', { class: 'track', width: 100, height: 12 }),
      svg('rect', { width: 100 * probability, height: 12 })),
    html('span', { class: 'number' }, percent(probability, 1)));
}

function facts(user) {
  const session = user.newest_session;
  const attended = user.memory?.attended ?? [];
  const list = [
    ['Newest session', session ? `${session.step}, ${time(session.at)}` : 'none'],
    ['Genre', session ? genreName(session.genre) : '–'],
    ['Artist', session?.artist || '–'],
    ['In memory', `${user.memory?.steps ?? 0} sessions`],
    ['Most attention', attended.slice(0, 3).map(a => `${genreName(a.genre)} (${a.step})`).join(', ') || '–'],
    ['Held by', user.instance],
  ];
  return card('State',
    html('dl', { class: 'facts' }, ...list.map(([term, text]) => html('div', {}, html('dt', {}, term), html('dd', {}, text)))),
    stress(session));
}

/** Health data: the application sends it only with the token. */
function stress(session) {
  if (!session?.stress) {
    return html('p', { class: 'hint', id: 'stress' }, token.get() ? 'No stress is known.' : 'Stress is shown with a token only.');
  }
  const value = v => (v === undefined ? '–' : v.toFixed(2));
  return html('table', { id: 'stress' },
    html('caption', {}, 'Stress after the newest session'),
    html('thead', {}, html('tr', {}, ...['minutes', 'tweets', 'stress, −1 to −5', 'relaxation, 1 to 5'].map(text => html('th', { scope: 'col' }, text)))),
    html('tbody', {}, ...session.stress.map(s => html('tr', {},
      html('th', { scope: 'row' }, `${s.minutes}`), html('td', {}, `${s.tweets}`), html('td', {}, value(s.mean_stress)), html('td', {}, value(s.mean_relaxation))))));
}

const time = iso => iso.slice(0, 16).replace('T', ' ');

function timeline(judged) {
  if (!judged.length) {
    return card('Sessions', html('p', { class: 'empty' }, 'No judged session yet.'));
  }
  const list = html('ol', { class: 'ribbon', id: 'ribbon' }, ...judged.map(cell));
  return card('Sessions',
    html('p', { class: 'hint' }, 'Above what the model said would come, below what the user played; oldest first.'),
    list,
    html('ul', { class: 'legend', 'aria-label': 'Colours of the genres' },
      ...genreNames.map(key => html('li', { class: `genre g-${key}` }, genreName(key)))));
}

function cell(outcome) {
  const said = outcome.forecasts.model?.top;
  const hit = said === outcome.actual_genre;
  const text = `Session ${outcome.step + 1}, ${dateTime(outcome.at)}: said ${genreName(said)}, played ${genreName(outcome.actual_genre)}`;
  return html('li', { title: text },
    html('span', { class: 'unseen' }, text),
    html('span', { class: `cell g-${said}`, 'aria-hidden': 'true' }, genreName(said)[0]),
    html('span', { class: `cell g-${outcome.actual_genre}`, 'aria-hidden': 'true' }, genreName(outcome.actual_genre)[0]),
    html('span', { class: hit ? 'hit-mark' : 'miss-mark', 'aria-hidden': 'true' }, hit ? '✓' : '✗'));
}

function table(judged, open) {
  const names = inOrder(new Set(judged.flatMap(o => Object.keys(o.forecasts))));
  const rows = judged.toReversed().map(o => html('tr', {},
    html('th', { scope: 'row' }, `${o.step + 1}`),
    html('td', {}, dateTime(o.at)),
    html('td', {}, html('span', { class: `genre g-${o.actual_genre}` }, genreName(o.actual_genre))),
    ...names.map(name => said(o, name))));
  return html('details', { class: 'card', open },
    html('summary', {}, 'What every forecaster had said'),
    html('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'What every forecaster had said' },
      html('table', {},
        html('caption', { class: 'unseen' }, 'Sessions, newest first: the genre played, and the genre each forecaster held most likely'),
        html('thead', {}, html('tr', {}, ...['session', 'event time, UTC', 'played', ...names.map(forecasterName)].map(text => html('th', { scope: 'col' }, text)))),
        html('tbody', {}, ...rows))));
}

function said(outcome, name) {
  const forecast = outcome.forecasts[name];
  if (!forecast) {
    return html('td', {}, '–');
  }
  const hit = forecast.top === outcome.actual_genre;
  return html('td', { class: hit ? 'hit' : 'miss', title: `probability of what came: ${percent(forecast.of_actual)}` },
    html('span', { class: 'verdict' }, hit ? '✓' : '✗'), genreName(forecast.top));
}
