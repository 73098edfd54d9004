// Written by `npm run gen` from templates/report-actions.md: edit that.
export const DEFAULT_TEMPLATE: string = "{{ summary }}\n\n{{ told }}\n\n{{ overdue }}\n\n{{ due_soon }}\n\n{{ unowned }}\n\n{{ undated }}\n\n{{ promises }}\n\n{{ finished }}\n\n{{ oldest }}\n\n{{ quality }}\n\n{{ method }}\n"
