import '@testing-library/jest-dom/vitest';
import { configure } from '@testing-library/dom';

/** As patient as the tests themselves: a slow machine is no fault. */
configure({ asyncUtilTimeout: 20_000 });
