import type { Client } from '@larksuiteoapi/node-sdk';
import type { Person } from '../../core/workspace/directory.ts';
import { type As, everyPage } from './client.ts';
import { answered } from './errors.ts';

/** People of the department that takes part. Many companies in Feishu use the work address, some the private one. */
export async function readPeople(client: Client, department: string, as: As): Promise<Person[]> {
  const users = await everyPage((page_token) =>
    answered('read the directory', () =>
      client.contact.v3.user.findByDepartment(
        {
          params: {
            department_id: department,
            user_id_type: 'open_id',
            department_id_type: 'open_department_id',
            page_size: 50,
            page_token,
          },
        },
        as,
      ),
    ),
  );
  return users
    .filter((u) => !u.status?.is_resigned)
    .map((u) => ({ id: u.open_id ?? '', name: u.name, email: u.enterprise_email || u.email || '' }));
}
