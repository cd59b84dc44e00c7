import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
    max-inline-size: 100%;
  }
  input {
    flex: 1 1 14rem;
    min-inline-size: 0;
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
