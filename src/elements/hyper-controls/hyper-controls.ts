import { css, html, LitElement } from 'lit';
import type { TrainSettings } from '../../runner/engine/protocol.ts';
import { controls } from '../scale/index.ts';

/** What a number may be, and how the reader is told when it is not. */
interface NumberField {
  readonly name: 'learningRate' | 'momentum' | 'batchSize' | 'weightDecay';
  readonly label: string;
  readonly holds: (value: number) => boolean;
  readonly rule: string;
}

const LEARNING_RATE: NumberField = {
  name: 'learningRate',
  label: 'Learning rate',
  holds: (value) => value > 0 && Number.isFinite(value),
  rule: 'The learning rate is a number over 0.',
};
const MOMENTUM: NumberField = {
  name: 'momentum',
  label: 'Momentum',
  holds: (value) => value >= 0 && value < 1,
  rule: 'Momentum is a number from 0 to just under 1.',
};
const BATCH_SIZE: NumberField = {
  name: 'batchSize',
  label: 'Batch size',
  holds: (value) => Number.isInteger(value) && value >= 1 && value <= 1024,
  rule: 'The batch size is a whole number from 1 to 1,024.',
};
const WEIGHT_DECAY: NumberField = {
  name: 'weightDecay',
  label: 'Weight decay',
  holds: (value) => value >= 0 && Number.isFinite(value),
  rule: 'Weight decay is a number, 0 or more.',
};

/**
 * The settings of training, to be changed while it runs.
 *
 * @event settings-change - the settings that changed, a part of `TrainSettings`
 */
export class HyperControls extends LitElement {
  static override styles = [
    controls,
    css`
      .fields {
        display: flex;
        flex-wrap: wrap;
        gap: 0.75rem 1.5rem;
      }
      label {
        display: block;
        color: var(--ink-soft, #555);
        font-size: var(--size-1, 0.8125rem);
      }
      input {
        inline-size: 7rem;
      }
      input[aria-invalid='true'] {
        border-color: var(--bad, #b3261e);
      }
      .beside {
        display: flex;
        gap: 0.25rem;
      }
    `,
  ];

  static override properties = {
    settings: { attribute: false },
    error: { state: true },
    wrong: { state: true },
  };

  /** The settings in use. */
  declare settings: TrainSettings;
  declare private error: string;
  declare private wrong: string;

  constructor() {
    super();
    this.settings = {
      optimizer: 'adadelta',
      learningRate: 1,
      momentum: 0.9,
      batchSize: 32,
      weightDecay: 0.0001,
    };
    this.error = '';
    this.wrong = '';
  }

  private tell(detail: Partial<TrainSettings>): void {
    this.error = '';
    this.wrong = '';
    this.dispatchEvent(new CustomEvent('settings-change', { detail }));
  }

  private change(field: NumberField, event: Event): void {
    const { value } = event.target as HTMLInputElement;
    const number = value.trim() === '' ? NaN : Number(value.replace('−', '-'));
    if (field.holds(number)) return this.tell({ [field.name]: number });
    this.error = `${field.rule} “${value}” is not; it stays ${this.settings[field.name]}.`;
    this.wrong = field.name;
  }

  private renderNumber(field: NumberField, disabled = false) {
    return html`<input
      id=${field.name}
      inputmode="decimal"
      autocomplete="off"
      ?disabled=${disabled}
      aria-invalid=${this.wrong === field.name ? 'true' : 'false'}
      aria-describedby="error"
      .value=${String(this.settings[field.name])}
      @change=${(event: Event) => this.change(field, event)}
    />`;
  }

  private renderField(field: NumberField, disabled = false) {
    return html`<div>
      <label for=${field.name}>${field.label}</label>
      ${this.renderNumber(field, disabled)}
    </div>`;
  }

  private renderRate() {
    const times = (factor: number) => () =>
      this.tell({ learningRate: Number((this.settings.learningRate * factor).toPrecision(6)) });
    return html`<div>
      <label for="learningRate">${LEARNING_RATE.label}</label>
      <div class="beside">
        ${this.renderNumber(LEARNING_RATE)}
        <button aria-label="÷ 10, the learning rate" @click=${times(0.1)}>÷ 10</button>
        <button aria-label="× 10, the learning rate" @click=${times(10)}>× 10</button>
      </div>
    </div>`;
  }

  private renderOptimizer() {
    const { optimizer } = this.settings;
    const choose = (event: Event) =>
      this.tell({
        optimizer: (event.target as HTMLSelectElement).value as TrainSettings['optimizer'],
      });
    return html`<div>
      <label for="optimizer">Optimizer</label>
      <select id="optimizer" .value=${optimizer} @change=${choose}>
        ${(['adadelta', 'sgd', 'adam'] as const).map(
          (name) => html`<option value=${name} .selected=${name === optimizer}>${name}</option>`,
        )}
      </select>
    </div>`;
  }

  override render() {
    return html`
      <div class="fields">
        ${this.renderOptimizer()} ${this.renderRate()}
        ${this.renderField(MOMENTUM, this.settings.optimizer !== 'sgd')}
        ${this.renderField(BATCH_SIZE)} ${this.renderField(WEIGHT_DECAY)}
      </div>
      <p class="soft small">
        A change holds from the next step on.
        ${this.settings.optimizer === 'sgd' ? '' : 'Momentum is for sgd only.'}
      </p>
      <div id="error" role="alert">
        ${this.error ? html`<p class="wrong">${this.error}</p>` : ''}
      </div>
    `;
  }
}
