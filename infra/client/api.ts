// The HTTP API as types. Made from openapi.json by `npm run client`; do not edit.
export interface paths {
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Users in the order of their creation; filters combine */
        get: operations["ListUsers"];
        put?: never;
        /** Create a user; the role admin also needs users:roles */
        post: operations["CreateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One user, as it is or as it was */
        get: operations["GetUser"];
        put?: never;
        post?: never;
        /** Delete a user, which can be restored for some days */
        delete: operations["DeleteUser"];
        options?: never;
        head?: never;
        /** Change a name or an external id; users may change their own name */
        patch: operations["UpdateUser"];
        trace?: never;
    };
    "/v1/users/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a user from signing in, for a while or until further notice */
        post: operations["SuspendUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/reactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a suspended or inactive user sign in again */
        post: operations["ReactivateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a user another role; nobody raises their own */
        put: operations["AssignRole"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a pending user active */
        post: operations["ActivateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a user out of service until it is reactivated */
        post: operations["DeactivateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a deleted user back, inactive, while its grace lasts */
        post: operations["RestoreUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/offboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a user leave: deactivated and deprovisioned at once, deleted and erased when its grace is over */
        post: operations["OffboardUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erase a deleted user for good, here and in every participant; the process answers with a certificate */
        post: operations["EraseUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for an account; the answer is the same whether the address is taken or not */
        post: operations["RegisterUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrations/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become active with the token that the mail brought */
        post: operations["VerifyRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offer somebody an account, by mail; the role admin also needs users:roles */
        post: operations["InviteUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become active with the token that the invitation brought */
        post: operations["AcceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an invitation back that was not accepted yet */
        delete: operations["RevokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/participants/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A participant says what became of a task it took on; signed as the task was (Standard Webhooks), without a token */
        post: operations["AcknowledgeTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/email-change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a user another address once it is confirmed, by mail; users may ask for themselves */
        post: operations["RequestEmailChange"];
        /** Take back a change of address that was not confirmed yet; users may take back their own */
        delete: operations["CancelEmailChange"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-changes/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have another address with the token that it was sent; the one before is kept for three days */
        post: operations["ConfirmEmailChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-changes/revert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have the address before again, with the token that it was sent when it changed */
        post: operations["RevertEmailChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create many users, or change those that have the addresses; rows with the role admin, and upserts with any role, also need users:roles */
        post: operations["ImportUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete and erase the users that an import made, but for those that anybody has touched since */
        post: operations["RollBackImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a process before its point of no return: what it did is undone, an import stops. It takes the scope with which such a process is started; users may cancel their own change of address */
        post: operations["CancelProcess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The user with an email address or an external id, which stay out of URLs this way */
        post: operations["LookupUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Users whose name or address has words that begin like the ones asked for; a page can hold fewer than limit, even none, while nextCursor says that more follow */
        post: operations["SearchUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/by-domain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The first users of each of some domains, oldest first; nextCursor goes on with ListUsers for that domain */
        get: operations["UsersByDomain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many users there are, by status, role and domain */
        get: operations["GetStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to all users, without personal data, some seconds after it happened; at least once, and in order for each user */
        get: operations["ListEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a user, oldest first; of an erased one only who did what when */
        get: operations["GetHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that is kept about a user: as it is now, and each event with its data, oldest first */
        get: operations["ExportUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which of many people could be created, and which rules the others break; who exists already is not looked up */
        post: operations["ValidateUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One process, with where each of its steps is */
        get: operations["GetProcess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Processes, the newest first */
        get: operations["ListProcesses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of each row of an import, or would in a dry run; kept for 30 days */
        get: operations["GetImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the service answers */
        get: operations["GetHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This contract, as OpenAPI 3.1 */
        get: operations["GetOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This contract, as a page to read and to try */
        get: operations["GetDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        CreateUser: {
            /**
             * @description Must be 5 to 254 characters long; contain no whitespace; be ASCII; contain one @; have 1 to 64 letters, digits or . _ % + ' - before the @; have no dot at an edge of the part before the @; contain no two dots in a row; have a domain of at most 253 letters, digits, dots or hyphens; have a domain of at least two labels; have domain labels of 1 to 63 characters without a hyphen at an edge; have a last domain label of at least 2 characters.
             * @example Ada@Example.com
             */
            email: string;
            /**
             * @description Must be 2 to 100 characters long; contain only letters, combining marks, digits, spaces and - _ . ' ’ ,; have no surrounding whitespace; neither start nor end with . - _; contain no .. -- or __; contain a letter; not be a reserved name.
             * @example Ada Lovelace
             */
            name: string;
            /**
             * @description Ranked guest < user < admin.
             * @default user
             * @example user
             * @enum {string}
             */
            role?: "admin" | "user" | "guest";
            /**
             * @default active
             * @example active
             * @enum {string}
             */
            status?: "active" | "pending";
            /**
             * @description Must be 1 to 255 characters long; be printable.
             * @example hr-004711
             */
            externalId?: string;
        };
        UpdateUser: {
            /**
             * @description Must be 2 to 100 characters long; contain only letters, combining marks, digits, spaces and - _ . ' ’ ,; have no surrounding whitespace; neither start nor end with . - _; contain no .. -- or __; contain a letter; not be a reserved name.
             * @example Ada Lovelace
             */
            name?: string;
            /**
             * @description null removes it.
             * @example hr-004711
             */
            externalId?: string | null;
        };
        SuspendUser: {
            /**
             * @description Must be 3 to 500 characters long; be well-formed Unicode.
             * @example Left the company
             */
            reason: string;
            /**
             * Format: date-time
             * @description When the suspension ends: in the future, at most 365 days away.
             * @example 2026-06-01T00:00:00.000Z
             */
            until?: string;
        };
        ReactivateUser: {
            /**
             * @description Must be 3 to 500 characters long; be well-formed Unicode.
             * @example Left the company
             */
            reason?: string;
        };
        AssignRole: {
            /**
             * @description Ranked guest < user < admin.
             * @example user
             * @enum {string}
             */
            role: "admin" | "user" | "guest";
            /**
             * @description Must be 3 to 500 characters long; be well-formed Unicode.
             * @example Left the company
             */
            reason?: string;
        };
        DeactivateUser: {
            /**
             * @description Must be 3 to 500 characters long; be well-formed Unicode.
             * @example Left the company
             */
            reason: string;
        };
        OffboardUser: {
            /**
             * @description Must be 3 to 500 characters long; be well-formed Unicode.
             * @example Left the company
             */
            reason: string;
            /**
             * @description Days until the user is deleted and erased, 30 unless said otherwise; until then it can be cancelled.
             * @default 30
             * @example 30
             */
            graceDays?: number;
        };
        EraseUser: {
            /**
             * @description The id of the user once more: nothing brings its data back.
             * @example user_0190f3a27c5b7e1d8a46c3b2f1e0d9c8
             */
            confirmUserId: string;
        };
        RegisterUser: {
            /**
             * @description Must be 5 to 254 characters long; contain no whitespace; be ASCII; contain one @; have 1 to 64 letters, digits or . _ % + ' - before the @; have no dot at an edge of the part before the @; contain no two dots in a row; have a domain of at most 253 letters, digits, dots or hyphens; have a domain of at least two labels; have domain labels of 1 to 63 characters without a hyphen at an edge; have a last domain label of at least 2 characters.
             * @example Ada@Example.com
             */
            email: string;
            /**
             * @description Must be 2 to 100 characters long; contain only letters, combining marks, digits, spaces and - _ . ' ’ ,; have no surrounding whitespace; neither start nor end with . - _; contain no .. -- or __; contain a letter; not be a reserved name.
             * @example Ada Lovelace
             */
            name: string;
        };
        Token: {
            /**
             * @description As the mail brought it.
             * @example 3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
             */
            token: string;
        };
        InviteUser: {
            /**
             * @description Must be 5 to 254 characters long; contain no whitespace; be ASCII; contain one @; have 1 to 64 letters, digits or . _ % + ' - before the @; have no dot at an edge of the part before the @; contain no two dots in a row; have a domain of at most 253 letters, digits, dots or hyphens; have a domain of at least two labels; have domain labels of 1 to 63 characters without a hyphen at an edge; have a last domain label of at least 2 characters.
             * @example Ada@Example.com
             */
            email: string;
            /**
             * @description Must be 2 to 100 characters long; contain only letters, combining marks, digits, spaces and - _ . ' ’ ,; have no surrounding whitespace; neither start nor end with . - _; contain no .. -- or __; contain a letter; not be a reserved name.
             * @example Ada Lovelace
             */
            name: string;
            /**
             * @description Ranked guest < user < admin.
             * @default user
             * @example user
             * @enum {string}
             */
            role?: "admin" | "user" | "guest";
            /**
             * @description Whole days to accept it, 7 unless said otherwise.
             * @default 7
             * @example 7
             */
            expiresInDays?: number;
        };
        AcceptInvitation: {
            /**
             * @description As the mail brought it.
             * @example 3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
             */
            token: string;
            /**
             * @description As the invited person writes it; absent: as it is.
             * @example Ada King
             */
            name?: string;
        };
        AcknowledgeTask: {
            /**
             * @description Must be proc_ and 32 hexadecimal digits.
             * @example proc_0190f3a27c5b7e1d8a46c3b2f1e0d9c8
             */
            processId: string;
            /**
             * @description As the participant was asked for it.
             * @example provision-billing
             */
            step: string;
            /**
             * @description `failed`: it certainly had no effect.
             * @example done
             * @enum {string}
             */
            outcome: "done" | "failed";
            /**
             * @description Why it failed, for the participant’s own use.
             * @example DECLINED
             */
            code?: string;
        };
        RequestEmailChange: {
            /**
             * @description Must be 5 to 254 characters long; contain no whitespace; be ASCII; contain one @; have 1 to 64 letters, digits or . _ % + ' - before the @; have no dot at an edge of the part before the @; contain no two dots in a row; have a domain of at most 253 letters, digits, dots or hyphens; have a domain of at least two labels; have domain labels of 1 to 63 characters without a hyphen at an edge; have a last domain label of at least 2 characters.
             * @example Ada@Example.com
             */
            email: string;
        };
        ImportUsers: {
            rows: unknown[];
            /**
             * @description What becomes of a row whose address is taken: with create it fails, with upsert it changes the user that has the address.
             * @example create
             * @enum {string}
             */
            mode: "create" | "upsert";
            /**
             * @description Only say what would become of each row.
             * @default false
             * @example true
             */
            dryRun?: boolean;
        };
        LookupUser: {
            /**
             * @description Must be 5 to 254 characters long; contain no whitespace; be ASCII; contain one @; have 1 to 64 letters, digits or . _ % + ' - before the @; have no dot at an edge of the part before the @; contain no two dots in a row; have a domain of at most 253 letters, digits, dots or hyphens; have a domain of at least two labels; have domain labels of 1 to 63 characters without a hyphen at an edge; have a last domain label of at least 2 characters.
             * @example Ada@Example.com
             */
            email?: string;
            /**
             * @description Must be 1 to 255 characters long; be printable.
             * @example hr-004711
             */
            externalId?: string;
        };
        SearchUsers: {
            /**
             * @description Each word must begin a word of the name, of the part before the @ or of a label of the domain; case and accents do not matter. Found in the order of the longest word.
             * @example ada love
             */
            q: string;
            /**
             * @default 50
             * @example 50
             */
            limit?: number;
            /** @description nextCursor of the page before; it belongs to the same filters and order. */
            cursor?: string;
        };
        ValidateUsers: {
            items: unknown[];
        };
        /** @description A user of the directory. */
        User: {
            /**
             * @description Must be user_ and 32 hexadecimal digits.
             * @example user_0190f3a27c5b7e1d8a46c3b2f1e0d9c8
             */
            id: string;
            /**
             * @description Must be 5 to 254 characters long; contain no whitespace; be ASCII; contain one @; have 1 to 64 letters, digits or . _ % + ' - before the @; have no dot at an edge of the part before the @; contain no two dots in a row; have a domain of at most 253 letters, digits, dots or hyphens; have a domain of at least two labels; have domain labels of 1 to 63 characters without a hyphen at an edge; have a last domain label of at least 2 characters.
             * @example Ada@Example.com
             */
            email: string;
            /**
             * @description Must be 2 to 100 characters long; contain only letters, combining marks, digits, spaces and - _ . ' ’ ,; have no surrounding whitespace; neither start nor end with . - _; contain no .. -- or __; contain a letter; not be a reserved name.
             * @example Ada Lovelace
             */
            name: string;
            /**
             * @description Where the user is in its life. Pending and active users can sign in.
             * @example active
             * @enum {string}
             */
            status: "pending" | "active" | "suspended" | "inactive" | "deleted";
            /**
             * @description Ranked guest < user < admin.
             * @example user
             * @enum {string}
             */
            role: "admin" | "user" | "guest";
            externalId: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T12:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T12:00:00.000Z
             */
            updatedAt: string;
            /**
             * @description Of the last change; also the ETag.
             * @example 3
             */
            version: number;
            pendingReason: ("staged" | "registered" | "invited") | null;
            suspension: {
                /**
                 * @description Must be 3 to 500 characters long; be well-formed Unicode.
                 * @example Left the company
                 */
                reason: string;
                until: string | null;
            } | null;
            deletion: {
                /**
                 * Format: date-time
                 * @example 2026-03-01T12:00:00.000Z
                 */
                purgeAfter: string;
            } | null;
        };
        /** @description RFC 9457. Facts that a caller can act on are further members, e.g. from and allowed of INVALID_TRANSITION. */
        Problem: {
            /**
             * @description urn:rollcall:error:<code>
             * @example urn:rollcall:error:VALIDATION_ERROR
             */
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @enum {string} */
            code: "VALIDATION_ERROR" | "REQUIRED_FIELD" | "MALFORMED_JSON" | "INVALID_CURSOR" | "TOKEN_INVALID" | "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "UNAUTHENTICATED" | "AUTHORIZATION_ERROR" | "NOT_FOUND" | "GONE" | "CONFLICT" | "EMAIL_TAKEN" | "INVALID_TRANSITION" | "LAST_ADMIN" | "VERSION_MISMATCH" | "IDEMPOTENCY_KEY_REUSED" | "RATE_LIMITED" | "INTERNAL_ERROR" | "DATABASE_ERROR" | "CONFIGURATION_ERROR" | "NETWORK_ERROR" | "UNAVAILABLE";
            correlationId: string;
            /** @description Every rule that the request breaks. */
            errors?: components["schemas"]["Violation"][];
        } & {
            [key: string]: unknown;
        };
        Violation: {
            /**
             * @description JSON Pointer into the body, or the name of a parameter or header.
             * @example /email
             */
            pointer: string;
            /** @enum {string} */
            code: "VALIDATION_ERROR" | "REQUIRED_FIELD" | "MALFORMED_JSON" | "INVALID_CURSOR" | "TOKEN_INVALID" | "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "UNAUTHENTICATED" | "AUTHORIZATION_ERROR" | "NOT_FOUND" | "GONE" | "CONFLICT" | "EMAIL_TAKEN" | "INVALID_TRANSITION" | "LAST_ADMIN" | "VERSION_MISMATCH" | "IDEMPOTENCY_KEY_REUSED" | "RATE_LIMITED" | "INTERNAL_ERROR" | "DATABASE_ERROR" | "CONFIGURATION_ERROR" | "NETWORK_ERROR" | "UNAVAILABLE";
            /** @description Names the field, never its value. */
            message: string;
        };
        /** @description What API Gateway answers before a function is asked. */
        GatewayMessage: {
            message: string;
        };
        /** @description Part of a list of users. */
        UserPage: {
            items: components["schemas"]["User"][];
            /**
             * @description Sent back as `cursor` it answers what follows; null at the end.
             * @example null
             */
            nextCursor: string | null;
        };
        /** @description What was asked for goes on in this process. */
        ProcessStarted: {
            /**
             * @description Must be proc_ and 32 hexadecimal digits.
             * @example proc_0190f3a27c5b7e1d8a46c3b2f1e0d9c8
             */
            processId: string;
        };
        /** @description An invitation, the pending user it made, and the process that waits for the answer. */
        Invited: {
            /**
             * @description Must be inv_ and 32 hexadecimal digits.
             * @example inv_0190f3a27c5b7e1d8a46c3b2f1e0d9c8
             */
            invitationId: string;
            /**
             * @description Must be user_ and 32 hexadecimal digits.
             * @example user_0190f3a27c5b7e1d8a46c3b2f1e0d9c8
             */
            userId: string;
            /**
             * Format: date-time
             * @example 2026-03-01T12:00:00.000Z
             */
            expiresAt: string;
            /**
             * @description Must be proc_ and 32 hexadecimal digits.
             * @example proc_0190f3a27c5b7e1d8a46c3b2f1e0d9c8
             */
            processId: string;
        };
        /** @description The process that waits for the new address to be confirmed, and until when it does. */
        EmailChangeStarted: {
            /**
             * @description Must be proc_ and 32 hexadecimal digits.
             * @example proc_0190f3a27c5b7e1d8a46c3b2f1e0d9c8
             */
            processId: string;
            /**
             * Format: date-time
             * @example 2026-03-01T12:00:00.000Z
             */
            expiresAt: string;
        };
        /** @description The process that does the work. */
        ImportStarted: {
            /**
             * @description Must be proc_ and 32 hexadecimal digits.
             * @example proc_0190f3a27c5b7e1d8a46c3b2f1e0d9c8
             */
            processId: string;
        };
        /** @description Each domain asked for, in lower case, with its first users. */
        UsersByDomain: {
            [key: string]: components["schemas"]["UserPage"];
        };
        /** @description How many users there are, and of what kind. */
        Stats: {
            /**
             * @description All users that are not erased, the deleted among them; the sum of byStatus, and of byRole.
             * @example 1200
             */
            total: number;
            byStatus: {
                [key: string]: number;
            };
            byRole: {
                [key: string]: number;
            };
            /**
             * @description How many different domains their addresses have.
             * @example 3
             */
            domains: number;
            /** @description The 10 domains with the most users. It can lag behind the other figures by a moment. */
            topDomains: {
                /** @example example.com */
                domain: string;
                users: number;
            }[];
            /**
             * @description Created on the day of asOf (UTC) or the 29 days before it.
             * @example 42
             */
            registeredLast30Days: number;
            /**
             * @description At asOf, to a hundredth; null without users.
             * @example 100.25
             */
            avgDaysSinceRegistration: number | null;
            /**
             * Format: date-time
             * @example 2026-03-01T12:00:00.000Z
             */
            asOf: string;
        };
        /** @description Part of the feed, oldest first. A page can hold fewer events than `limit`, even none, while nextCursor says that more follow. */
        EventPage: {
            items: components["schemas"]["FeedEvent"][];
            /**
             * @description Sent back as `after` it answers what follows. null: there is nothing new, ask again later with the cursor you have.
             * @example null
             */
            nextCursor: string | null;
        };
        /** @description A thin event, as on the bus. */
        FeedEvent: {
            /**
             * @description Dedupe by it.
             * @example user_0190f3a27c5b7e1d8a46c3b2f1e0d9c8@3.0
             */
            eventId: string;
            userId: string;
            version: number;
            /**
             * @description Name of an event.
             * @example UserRenamed
             * @enum {string}
             */
            type: "UserRegistered" | "UserInvited" | "InvitationAccepted" | "InvitationRevoked" | "InvitationExpired" | "EmailChangeRequested" | "EmailChangeCancelled" | "EmailChangeExpired" | "EmailChanged" | "EmailChangeReverted" | "EmailChangeCompleted" | "UserRenamed" | "ExternalIdChanged" | "RoleAssigned" | "UserSuspended" | "UserReactivated" | "UserActivated" | "UserDeactivated" | "UserDeleted" | "UserRestored" | "UserErased";
            schemaVersion: number;
            /** Format: date-time */
            occurredAt: string;
            correlationId: string;
            causationId?: string;
            traceparent?: string;
            /**
             * @example [
             *       "name"
             *     ]
             */
            changed: string[];
            /** @description What the event says and is not personal. */
            data: {
                [key: string]: components["schemas"]["Json"];
            };
        };
        /** @description Any JSON value. */
        Json: unknown;
        /** @description Part of the history of a user, oldest first. */
        HistoryPage: {
            items: components["schemas"]["HistoryItem"][];
            nextCursor: string | null;
        };
        /** @description One event in the life of a user. */
        HistoryItem: {
            /** @example user_0190f3a27c5b7e1d8a46c3b2f1e0d9c8@3.0 */
            eventId: string;
            version: number;
            /** @example UserRenamed */
            type: string;
            schemaVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T12:00:00.000Z
             */
            occurredAt: string;
            /** @description Subject of the token, or name of the process, that did it. */
            actor: string;
            /**
             * @description What sent the command.
             * @example api
             */
            source: string;
            correlationId: string;
            causationId: string | null;
            reason: string | null;
            /** @description Field of the user -> old and new value. */
            changes: {
                [key: string]: {
                    from: components["schemas"]["Json"];
                    to: components["schemas"]["Json"];
                };
            };
            /**
             * @description The personal data of this event is gone and reads as null.
             * @constant
             */
            erased?: true;
        };
        /** @description What is kept about a user: as it is now, and a part of its events, oldest first. */
        UserExport: {
            /** @constant */
            format: "rollcall.user/1";
            /**
             * Format: date-time
             * @example 2026-03-01T12:00:00.000Z
             */
            exportedAt: string;
            user: components["schemas"]["User"];
            events: {
                items: components["schemas"]["ExportedEvent"][];
                nextCursor: string | null;
            };
        };
        /** @description One event in the life of a user, with all its data. */
        ExportedEvent: {
            /** @example user_0190f3a27c5b7e1d8a46c3b2f1e0d9c8@3.0 */
            eventId: string;
            version: number;
            /** @example UserRenamed */
            type: string;
            schemaVersion: number;
            /**
             * Format: date-time
             * @example 2026-03-01T12:00:00.000Z
             */
            occurredAt: string;
            /** @description Subject of the token, or name of the process, that did it. */
            actor: string;
            /**
             * @description What sent the command.
             * @example api
             */
            source: string;
            correlationId: string;
            causationId: string | null;
            /** @description All that was recorded, in the shape of the current schema version. */
            data: {
                [key: string]: components["schemas"]["Json"];
            };
        };
        /** @description Every index is in one of the two lists, in order. */
        UserValidation: {
            valid: number[];
            invalid: {
                /**
                 * @description Of the item, counted from 0.
                 * @example 0
                 */
                index: number;
                errors: components["schemas"]["ItemViolation"][];
            }[];
        };
        ItemViolation: {
            /**
             * @description JSON Pointer into the item; empty for the item itself.
             * @example /email
             */
            pointer: string;
            /** @enum {string} */
            code: "VALIDATION_ERROR" | "REQUIRED_FIELD";
            /** @description Names the field, never its value. */
            message: string;
        };
        /** @description A run of a saga. */
        Process: {
            /**
             * @description Must be proc_ and 32 hexadecimal digits.
             * @example proc_0190f3a27c5b7e1d8a46c3b2f1e0d9c8
             */
            id: string;
            /**
             * @description Which saga it is a run of.
             * @example onboarding
             * @enum {string}
             */
            kind: "onboarding" | "email-change" | "erasure" | "offboarding" | "import" | "import-rollback";
            /**
             * @description Where the process is.
             * @example WAITING
             * @enum {string}
             */
            status: "RUNNING" | "WAITING" | "COMPENSATING" | "COMPLETED" | "COMPENSATED" | "CANCELLED" | "PARKED";
            /** @description Whom it is about; null where it is about many. */
            userId: string | null;
            /**
             * Format: date-time
             * @example 2026-03-01T12:00:00.000Z
             */
            startedAt: string;
            /**
             * Format: date-time
             * @example 2026-03-01T12:00:00.000Z
             */
            updatedAt: string;
            /** @description In the order they were begun. */
            steps: components["schemas"]["ProcessStep"][];
            /** @description Of an erasure that is done. Lists leave it out. */
            certificate?: components["schemas"]["ErasureCertificate"];
        };
        /** @description A step that was begun. */
        ProcessStep: {
            /** @example confirm */
            name: string;
            /**
             * @example WAITING
             * @enum {string}
             */
            state: "RUNNING" | "WAITING" | "DONE" | "FAILED" | "UNDOING" | "UNDONE" | "PARKED";
            /**
             * Format: date-time
             * @example 2026-03-01T12:00:00.000Z
             */
            startedAt: string;
            finishedAt: string | null;
            /**
             * @description Of its action and its compensation together.
             * @example 1
             */
            attempts: number;
        };
        /** @description That a user was erased; it holds nothing personal. */
        ErasureCertificate: {
            /**
             * @description Must be user_ and 32 hexadecimal digits.
             * @example user_0190f3a27c5b7e1d8a46c3b2f1e0d9c8
             */
            userId: string;
            /**
             * Format: date-time
             * @example 2026-03-01T12:00:00.000Z
             */
            requestedAt: string;
            /**
             * @description Subject of the token that asked for it, or `schedule`.
             * @example an-operator
             */
            requestedBy: string;
            /**
             * Format: date-time
             * @description When it was recorded; the key was destroyed right after.
             * @example 2026-03-01T12:00:00.000Z
             */
            erasedAt: string;
            /**
             * @description Of the UserErased in the log.
             * @example user_0190f3a27c5b7e1d8a46c3b2f1e0d9c8@4.0
             */
            eventId: string;
            /** @description What was erased here. */
            erased: ("claims" | "key" | "read-models")[];
            /** @description Who acknowledged that they have erased the user too. */
            participants: {
                /** @example sample */
                name: string;
                /**
                 * Format: date-time
                 * @example 2026-03-01T12:00:00.000Z
                 */
                acknowledgedAt: string;
            }[];
            /**
             * Format: date-time
             * @example 2026-03-01T12:00:00.000Z
             */
            issuedAt: string;
        };
        /** @description Part of a list of processes, the newest first. */
        ProcessPage: {
            items: components["schemas"]["Process"][];
            /**
             * @description Sent back as `cursor` it answers what follows; null at the end.
             * @example null
             */
            nextCursor: string | null;
        };
        /** @description What became of the rows of an import. */
        ImportReport: {
            /**
             * @description Must be proc_ and 32 hexadecimal digits.
             * @example proc_0190f3a27c5b7e1d8a46c3b2f1e0d9c8
             */
            processId: string;
            /**
             * @description What becomes of a row whose address is taken: with create it fails, with upsert it changes the user that has the address.
             * @example create
             * @enum {string}
             */
            mode: "create" | "upsert";
            dryRun: boolean;
            /**
             * @description How many were sent.
             * @example 3
             */
            rows: number;
            /** @description Rows by their outcome; the rest is still to be done. */
            counts: {
                [key: string]: number;
            };
            /** @description In order of their index; a row that is still to be done is missing. */
            items: components["schemas"]["ImportRowResult"][];
        };
        ImportRowResult: {
            /**
             * @description Of the row, counted from 0.
             * @example 0
             */
            index: number;
            /**
             * @description would-…: of a dry run. skipped: the import was cancelled before. rolled-back: created, and gone again. kept: created, and changed since, so that no rollback takes it.
             * @example created
             * @enum {string}
             */
            outcome: "created" | "updated" | "unchanged" | "failed" | "skipped" | "would-create" | "would-update" | "rolled-back" | "kept";
            /** @description Whom the row made or changed. */
            userId: string | null;
            errors: {
                /**
                 * @description JSON Pointer into the row; empty for the row itself.
                 * @example /email
                 */
                pointer: string;
                /**
                 * @example EMAIL_TAKEN
                 * @enum {string}
                 */
                code: "VALIDATION_ERROR" | "REQUIRED_FIELD" | "MALFORMED_JSON" | "INVALID_CURSOR" | "TOKEN_INVALID" | "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "UNAUTHENTICATED" | "AUTHORIZATION_ERROR" | "NOT_FOUND" | "GONE" | "CONFLICT" | "EMAIL_TAKEN" | "INVALID_TRANSITION" | "LAST_ADMIN" | "VERSION_MISMATCH" | "IDEMPOTENCY_KEY_REUSED" | "RATE_LIMITED" | "INTERNAL_ERROR" | "DATABASE_ERROR" | "CONFIGURATION_ERROR" | "NETWORK_ERROR" | "UNAVAILABLE";
            }[];
        };
        Health: {
            /** @constant */
            status: "ok";
        };
    };
    responses: {
        /** @description MALFORMED_JSON: The body is not JSON. REQUIRED_FIELD: A required field is missing. VALIDATION_ERROR: The request breaks a rule */
        "Status400.MALFORMED_JSON.REQUIRED_FIELD.VALIDATION_ERROR": {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:error:MALFORMED_JSON",
                 *       "title": "The body is not JSON",
                 *       "status": 400,
                 *       "detail": "Says what happened, in words.",
                 *       "code": "MALFORMED_JSON",
                 *       "correlationId": "tour-of-the-day"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & ({
                    /** @enum {string} */
                    code: "MALFORMED_JSON" | "REQUIRED_FIELD" | "VALIDATION_ERROR";
                } & {
                    [key: string]: unknown;
                });
            };
        };
        /** @description UNAUTHENTICATED: Who is calling is not known */
        "Status401.UNAUTHENTICATED": {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:error:UNAUTHENTICATED",
                 *       "title": "Who is calling is not known",
                 *       "status": 401,
                 *       "detail": "Says what happened, in words.",
                 *       "code": "UNAUTHENTICATED",
                 *       "correlationId": "tour-of-the-day"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & ({
                    /** @enum {string} */
                    code: "UNAUTHENTICATED";
                } & {
                    [key: string]: unknown;
                });
                "application/json": components["schemas"]["GatewayMessage"];
            };
        };
        /** @description AUTHORIZATION_ERROR: The caller may not do this */
        "Status403.AUTHORIZATION_ERROR": {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:error:AUTHORIZATION_ERROR",
                 *       "title": "The caller may not do this",
                 *       "status": 403,
                 *       "detail": "Says what happened, in words.",
                 *       "code": "AUTHORIZATION_ERROR",
                 *       "correlationId": "tour-of-the-day"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & ({
                    /** @enum {string} */
                    code: "AUTHORIZATION_ERROR";
                } & {
                    [key: string]: unknown;
                });
                "application/json": components["schemas"]["GatewayMessage"];
            };
        };
        /** @description CONFLICT: The change conflicts with another user. EMAIL_TAKEN: The email address belongs to another user */
        "Status409.CONFLICT.EMAIL_TAKEN": {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:error:CONFLICT",
                 *       "title": "The change conflicts with another user",
                 *       "status": 409,
                 *       "detail": "Says what happened, in words.",
                 *       "code": "CONFLICT",
                 *       "correlationId": "tour-of-the-day"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & ({
                    /** @enum {string} */
                    code: "CONFLICT" | "EMAIL_TAKEN";
                } & {
                    [key: string]: unknown;
                });
            };
        };
        /** @description GONE: The user was erased */
        "Status410.GONE": {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:error:GONE",
                 *       "title": "The user was erased",
                 *       "status": 410,
                 *       "detail": "Says what happened, in words.",
                 *       "code": "GONE",
                 *       "correlationId": "tour-of-the-day"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & ({
                    /** @enum {string} */
                    code: "GONE";
                } & {
                    [key: string]: unknown;
                });
            };
        };
        /** @description VERSION_MISMATCH: The user has changed since it was read */
        "Status412.VERSION_MISMATCH": {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:error:VERSION_MISMATCH",
                 *       "title": "The user has changed since it was read",
                 *       "status": 412,
                 *       "detail": "Says what happened, in words.",
                 *       "code": "VERSION_MISMATCH",
                 *       "correlationId": "tour-of-the-day"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & ({
                    /** @enum {string} */
                    code: "VERSION_MISMATCH";
                } & {
                    [key: string]: unknown;
                });
            };
        };
        /** @description PAYLOAD_TOO_LARGE: The body is too large */
        "Status413.PAYLOAD_TOO_LARGE": {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:error:PAYLOAD_TOO_LARGE",
                 *       "title": "The body is too large",
                 *       "status": 413,
                 *       "detail": "Says what happened, in words.",
                 *       "code": "PAYLOAD_TOO_LARGE",
                 *       "correlationId": "tour-of-the-day"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & ({
                    /** @enum {string} */
                    code: "PAYLOAD_TOO_LARGE";
                } & {
                    [key: string]: unknown;
                });
                "application/json": components["schemas"]["GatewayMessage"];
            };
        };
        /** @description UNSUPPORTED_MEDIA_TYPE: The content type is not supported */
        "Status415.UNSUPPORTED_MEDIA_TYPE": {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:error:UNSUPPORTED_MEDIA_TYPE",
                 *       "title": "The content type is not supported",
                 *       "status": 415,
                 *       "detail": "Says what happened, in words.",
                 *       "code": "UNSUPPORTED_MEDIA_TYPE",
                 *       "correlationId": "tour-of-the-day"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & ({
                    /** @enum {string} */
                    code: "UNSUPPORTED_MEDIA_TYPE";
                } & {
                    [key: string]: unknown;
                });
            };
        };
        /** @description IDEMPOTENCY_KEY_REUSED: The Idempotency-Key was used for another request */
        "Status422.IDEMPOTENCY_KEY_REUSED": {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:error:IDEMPOTENCY_KEY_REUSED",
                 *       "title": "The Idempotency-Key was used for another request",
                 *       "status": 422,
                 *       "detail": "Says what happened, in words.",
                 *       "code": "IDEMPOTENCY_KEY_REUSED",
                 *       "correlationId": "tour-of-the-day"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & ({
                    /** @enum {string} */
                    code: "IDEMPOTENCY_KEY_REUSED";
                } & {
                    [key: string]: unknown;
                });
            };
        };
        /** @description Too many requests */
        Status429: {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayMessage"];
            };
        };
        /** @description CONFIGURATION_ERROR: The service is not configured. DATABASE_ERROR: The database answered with an error. INTERNAL_ERROR: Something is broken on our side */
        "Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR": {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:error:CONFIGURATION_ERROR",
                 *       "title": "The service is not configured",
                 *       "status": 500,
                 *       "detail": "Says what happened, in words.",
                 *       "code": "CONFIGURATION_ERROR",
                 *       "correlationId": "tour-of-the-day"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & ({
                    /** @enum {string} */
                    code: "CONFIGURATION_ERROR" | "DATABASE_ERROR" | "INTERNAL_ERROR";
                } & {
                    [key: string]: unknown;
                });
            };
        };
        /** @description NETWORK_ERROR: A system we depend on could not be reached. UNAVAILABLE: Try again later */
        "Status503.NETWORK_ERROR.UNAVAILABLE": {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                /** @description Seconds to wait. */
                "Retry-After": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:error:NETWORK_ERROR",
                 *       "title": "A system we depend on could not be reached",
                 *       "status": 503,
                 *       "detail": "Says what happened, in words.",
                 *       "code": "NETWORK_ERROR",
                 *       "correlationId": "tour-of-the-day"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & ({
                    /** @enum {string} */
                    code: "NETWORK_ERROR" | "UNAVAILABLE";
                } & {
                    [key: string]: unknown;
                });
            };
        };
        /** @description INVALID_CURSOR: The cursor does not belong to this list. VALIDATION_ERROR: The request breaks a rule */
        "Status400.INVALID_CURSOR.VALIDATION_ERROR": {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:error:INVALID_CURSOR",
                 *       "title": "The cursor does not belong to this list",
                 *       "status": 400,
                 *       "detail": "Says what happened, in words.",
                 *       "code": "INVALID_CURSOR",
                 *       "correlationId": "tour-of-the-day"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & ({
                    /** @enum {string} */
                    code: "INVALID_CURSOR" | "VALIDATION_ERROR";
                } & {
                    [key: string]: unknown;
                });
            };
        };
        /** @description MALFORMED_JSON: The body is not JSON. VALIDATION_ERROR: The request breaks a rule */
        "Status400.MALFORMED_JSON.VALIDATION_ERROR": {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:error:MALFORMED_JSON",
                 *       "title": "The body is not JSON",
                 *       "status": 400,
                 *       "detail": "Says what happened, in words.",
                 *       "code": "MALFORMED_JSON",
                 *       "correlationId": "tour-of-the-day"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & ({
                    /** @enum {string} */
                    code: "MALFORMED_JSON" | "VALIDATION_ERROR";
                } & {
                    [key: string]: unknown;
                });
            };
        };
        /** @description NOT_FOUND: There is no such thing */
        "Status404.NOT_FOUND": {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:error:NOT_FOUND",
                 *       "title": "There is no such thing",
                 *       "status": 404,
                 *       "detail": "Says what happened, in words.",
                 *       "code": "NOT_FOUND",
                 *       "correlationId": "tour-of-the-day"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & ({
                    /** @enum {string} */
                    code: "NOT_FOUND";
                } & {
                    [key: string]: unknown;
                });
            };
        };
        /** @description CONFLICT: The change conflicts with another user. INVALID_TRANSITION: The status does not allow this change */
        "Status409.CONFLICT.INVALID_TRANSITION": {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:error:CONFLICT",
                 *       "title": "The change conflicts with another user",
                 *       "status": 409,
                 *       "detail": "Says what happened, in words.",
                 *       "code": "CONFLICT",
                 *       "correlationId": "tour-of-the-day"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & ({
                    /** @enum {string} */
                    code: "CONFLICT" | "INVALID_TRANSITION";
                } & {
                    [key: string]: unknown;
                });
            };
        };
        /** @description VALIDATION_ERROR: The request breaks a rule */
        "Status400.VALIDATION_ERROR": {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:error:VALIDATION_ERROR",
                 *       "title": "The request breaks a rule",
                 *       "status": 400,
                 *       "detail": "Says what happened, in words.",
                 *       "code": "VALIDATION_ERROR",
                 *       "correlationId": "tour-of-the-day"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & ({
                    /** @enum {string} */
                    code: "VALIDATION_ERROR";
                } & {
                    [key: string]: unknown;
                });
            };
        };
        /** @description LAST_ADMIN: The last active admin cannot be removed */
        "Status409.LAST_ADMIN": {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:error:LAST_ADMIN",
                 *       "title": "The last active admin cannot be removed",
                 *       "status": 409,
                 *       "detail": "Says what happened, in words.",
                 *       "code": "LAST_ADMIN",
                 *       "correlationId": "tour-of-the-day"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & ({
                    /** @enum {string} */
                    code: "LAST_ADMIN";
                } & {
                    [key: string]: unknown;
                });
            };
        };
        /** @description INVALID_TRANSITION: The status does not allow this change. LAST_ADMIN: The last active admin cannot be removed */
        "Status409.INVALID_TRANSITION.LAST_ADMIN": {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:error:INVALID_TRANSITION",
                 *       "title": "The status does not allow this change",
                 *       "status": 409,
                 *       "detail": "Says what happened, in words.",
                 *       "code": "INVALID_TRANSITION",
                 *       "correlationId": "tour-of-the-day"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & ({
                    /** @enum {string} */
                    code: "INVALID_TRANSITION" | "LAST_ADMIN";
                } & {
                    [key: string]: unknown;
                });
            };
        };
        /** @description INVALID_TRANSITION: The status does not allow this change */
        "Status409.INVALID_TRANSITION": {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:error:INVALID_TRANSITION",
                 *       "title": "The status does not allow this change",
                 *       "status": 409,
                 *       "detail": "Says what happened, in words.",
                 *       "code": "INVALID_TRANSITION",
                 *       "correlationId": "tour-of-the-day"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & ({
                    /** @enum {string} */
                    code: "INVALID_TRANSITION";
                } & {
                    [key: string]: unknown;
                });
            };
        };
        /** @description MALFORMED_JSON: The body is not JSON. REQUIRED_FIELD: A required field is missing. TOKEN_INVALID: The token is not valid. VALIDATION_ERROR: The request breaks a rule */
        "Status400.MALFORMED_JSON.REQUIRED_FIELD.TOKEN_INVALID.VALIDATION_ERROR": {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:error:MALFORMED_JSON",
                 *       "title": "The body is not JSON",
                 *       "status": 400,
                 *       "detail": "Says what happened, in words.",
                 *       "code": "MALFORMED_JSON",
                 *       "correlationId": "tour-of-the-day"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & ({
                    /** @enum {string} */
                    code: "MALFORMED_JSON" | "REQUIRED_FIELD" | "TOKEN_INVALID" | "VALIDATION_ERROR";
                } & {
                    [key: string]: unknown;
                });
            };
        };
        /** @description CONFLICT: The change conflicts with another user. EMAIL_TAKEN: The email address belongs to another user. INVALID_TRANSITION: The status does not allow this change */
        "Status409.CONFLICT.EMAIL_TAKEN.INVALID_TRANSITION": {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:error:CONFLICT",
                 *       "title": "The change conflicts with another user",
                 *       "status": 409,
                 *       "detail": "Says what happened, in words.",
                 *       "code": "CONFLICT",
                 *       "correlationId": "tour-of-the-day"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & ({
                    /** @enum {string} */
                    code: "CONFLICT" | "EMAIL_TAKEN" | "INVALID_TRANSITION";
                } & {
                    [key: string]: unknown;
                });
            };
        };
        /** @description CONFLICT: The change conflicts with another user */
        "Status409.CONFLICT": {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:error:CONFLICT",
                 *       "title": "The change conflicts with another user",
                 *       "status": 409,
                 *       "detail": "Says what happened, in words.",
                 *       "code": "CONFLICT",
                 *       "correlationId": "tour-of-the-day"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & ({
                    /** @enum {string} */
                    code: "CONFLICT";
                } & {
                    [key: string]: unknown;
                });
            };
        };
        /** @description INVALID_CURSOR: The cursor does not belong to this list. MALFORMED_JSON: The body is not JSON. REQUIRED_FIELD: A required field is missing. VALIDATION_ERROR: The request breaks a rule */
        "Status400.INVALID_CURSOR.MALFORMED_JSON.REQUIRED_FIELD.VALIDATION_ERROR": {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:error:INVALID_CURSOR",
                 *       "title": "The cursor does not belong to this list",
                 *       "status": 400,
                 *       "detail": "Says what happened, in words.",
                 *       "code": "INVALID_CURSOR",
                 *       "correlationId": "tour-of-the-day"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & ({
                    /** @enum {string} */
                    code: "INVALID_CURSOR" | "MALFORMED_JSON" | "REQUIRED_FIELD" | "VALIDATION_ERROR";
                } & {
                    [key: string]: unknown;
                });
            };
        };
        /** @description REQUIRED_FIELD: A required field is missing. VALIDATION_ERROR: The request breaks a rule */
        "Status400.REQUIRED_FIELD.VALIDATION_ERROR": {
            headers: {
                /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                "X-Correlation-Id": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:error:REQUIRED_FIELD",
                 *       "title": "A required field is missing",
                 *       "status": 400,
                 *       "detail": "Says what happened, in words.",
                 *       "code": "REQUIRED_FIELD",
                 *       "correlationId": "tour-of-the-day"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & ({
                    /** @enum {string} */
                    code: "REQUIRED_FIELD" | "VALIDATION_ERROR";
                } & {
                    [key: string]: unknown;
                });
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ListUsers: {
        parameters: {
            query?: {
                status?: "pending" | "active" | "suspended" | "inactive" | "deleted";
                role?: "admin" | "user" | "guest";
                domain?: string;
                /** @description Also the deleted, which are else listed by status=deleted only. */
                includeDeleted?: boolean;
                /** @description Only users created later than this. */
                createdAfter?: string;
                /** @description Only users created earlier than this. */
                createdBefore?: string;
                /** @description By creation: oldest first, or newest first with a minus. */
                sort?: "createdAt" | "-createdAt";
                /** @description The most items to answer at once. */
                limit?: number;
                cursor?: string;
            };
            header?: {
                "X-Correlation-Id"?: string;
                "Consistency-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Users in the order of their creation; filters combine */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            400: components["responses"]["Status400.INVALID_CURSOR.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    CreateUser: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateUser"];
            };
        };
        responses: {
            /** @description Create a user; the role admin also needs users:roles */
            201: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description The version of the user. */
                    ETag: string;
                    /** @description Opaque. A query that sends it back never sees older data. */
                    "Consistency-Token": string;
                    "Idempotent-Replayed"?: string;
                    /** @description Where the user is. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Status400.MALFORMED_JSON.REQUIRED_FIELD.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            409: components["responses"]["Status409.CONFLICT.EMAIL_TAKEN"];
            410: components["responses"]["Status410.GONE"];
            412: components["responses"]["Status412.VERSION_MISMATCH"];
            413: components["responses"]["Status413.PAYLOAD_TOO_LARGE"];
            415: components["responses"]["Status415.UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["Status422.IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    GetUser: {
        parameters: {
            query?: {
                /** @description The user as it was then: a version, or a time. Also needs audit:read. */
                asOf?: number | string;
            };
            header?: {
                "X-Correlation-Id"?: string;
                "Consistency-Token"?: string;
                "If-None-Match"?: string;
            };
            path: {
                /** @description Must be user_ and 32 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One user, as it is or as it was */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description The version of the user. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description The version of the user. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Status400.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            404: components["responses"]["Status404.NOT_FOUND"];
            410: components["responses"]["Status410.GONE"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    DeleteUser: {
        parameters: {
            query?: {
                /** @description Days in which the user can be restored, 30 unless said otherwise; 0 leaves none. */
                graceDays?: number;
            };
            header?: {
                "X-Correlation-Id"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                /** @description Must be user_ and 32 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a user, which can be restored for some days */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description The version of the user. */
                    ETag: string;
                    /** @description Opaque. A query that sends it back never sees older data. */
                    "Consistency-Token": string;
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Status400.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            404: components["responses"]["Status404.NOT_FOUND"];
            409: components["responses"]["Status409.LAST_ADMIN"];
            410: components["responses"]["Status410.GONE"];
            412: components["responses"]["Status412.VERSION_MISMATCH"];
            422: components["responses"]["Status422.IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    UpdateUser: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                /** @description Must be user_ and 32 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateUser"];
                "application/merge-patch+json": components["schemas"]["UpdateUser"];
            };
        };
        responses: {
            /** @description Change a name or an external id; users may change their own name */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description The version of the user. */
                    ETag: string;
                    /** @description Opaque. A query that sends it back never sees older data. */
                    "Consistency-Token": string;
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Status400.MALFORMED_JSON.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            404: components["responses"]["Status404.NOT_FOUND"];
            409: components["responses"]["Status409.CONFLICT.INVALID_TRANSITION"];
            410: components["responses"]["Status410.GONE"];
            412: components["responses"]["Status412.VERSION_MISMATCH"];
            413: components["responses"]["Status413.PAYLOAD_TOO_LARGE"];
            415: components["responses"]["Status415.UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["Status422.IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    SuspendUser: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                /** @description Must be user_ and 32 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuspendUser"];
            };
        };
        responses: {
            /** @description Keep a user from signing in, for a while or until further notice */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description The version of the user. */
                    ETag: string;
                    /** @description Opaque. A query that sends it back never sees older data. */
                    "Consistency-Token": string;
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Status400.MALFORMED_JSON.REQUIRED_FIELD.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            404: components["responses"]["Status404.NOT_FOUND"];
            409: components["responses"]["Status409.INVALID_TRANSITION.LAST_ADMIN"];
            410: components["responses"]["Status410.GONE"];
            412: components["responses"]["Status412.VERSION_MISMATCH"];
            413: components["responses"]["Status413.PAYLOAD_TOO_LARGE"];
            415: components["responses"]["Status415.UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["Status422.IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    ReactivateUser: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                /** @description Must be user_ and 32 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReactivateUser"];
            };
        };
        responses: {
            /** @description Let a suspended or inactive user sign in again */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description The version of the user. */
                    ETag: string;
                    /** @description Opaque. A query that sends it back never sees older data. */
                    "Consistency-Token": string;
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Status400.MALFORMED_JSON.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            404: components["responses"]["Status404.NOT_FOUND"];
            409: components["responses"]["Status409.INVALID_TRANSITION"];
            410: components["responses"]["Status410.GONE"];
            412: components["responses"]["Status412.VERSION_MISMATCH"];
            413: components["responses"]["Status413.PAYLOAD_TOO_LARGE"];
            415: components["responses"]["Status415.UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["Status422.IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    AssignRole: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                /** @description Must be user_ and 32 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignRole"];
            };
        };
        responses: {
            /** @description Give a user another role; nobody raises their own */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description The version of the user. */
                    ETag: string;
                    /** @description Opaque. A query that sends it back never sees older data. */
                    "Consistency-Token": string;
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Status400.MALFORMED_JSON.REQUIRED_FIELD.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            404: components["responses"]["Status404.NOT_FOUND"];
            409: components["responses"]["Status409.INVALID_TRANSITION.LAST_ADMIN"];
            410: components["responses"]["Status410.GONE"];
            412: components["responses"]["Status412.VERSION_MISMATCH"];
            413: components["responses"]["Status413.PAYLOAD_TOO_LARGE"];
            415: components["responses"]["Status415.UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["Status422.IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    ActivateUser: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                /** @description Must be user_ and 32 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Make a pending user active */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description The version of the user. */
                    ETag: string;
                    /** @description Opaque. A query that sends it back never sees older data. */
                    "Consistency-Token": string;
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Status400.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            404: components["responses"]["Status404.NOT_FOUND"];
            409: components["responses"]["Status409.INVALID_TRANSITION"];
            410: components["responses"]["Status410.GONE"];
            412: components["responses"]["Status412.VERSION_MISMATCH"];
            422: components["responses"]["Status422.IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    DeactivateUser: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                /** @description Must be user_ and 32 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeactivateUser"];
            };
        };
        responses: {
            /** @description Take a user out of service until it is reactivated */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description The version of the user. */
                    ETag: string;
                    /** @description Opaque. A query that sends it back never sees older data. */
                    "Consistency-Token": string;
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Status400.MALFORMED_JSON.REQUIRED_FIELD.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            404: components["responses"]["Status404.NOT_FOUND"];
            409: components["responses"]["Status409.INVALID_TRANSITION.LAST_ADMIN"];
            410: components["responses"]["Status410.GONE"];
            412: components["responses"]["Status412.VERSION_MISMATCH"];
            413: components["responses"]["Status413.PAYLOAD_TOO_LARGE"];
            415: components["responses"]["Status415.UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["Status422.IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    RestoreUser: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                /** @description Must be user_ and 32 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Bring a deleted user back, inactive, while its grace lasts */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description The version of the user. */
                    ETag: string;
                    /** @description Opaque. A query that sends it back never sees older data. */
                    "Consistency-Token": string;
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Status400.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            404: components["responses"]["Status404.NOT_FOUND"];
            409: components["responses"]["Status409.INVALID_TRANSITION"];
            410: components["responses"]["Status410.GONE"];
            412: components["responses"]["Status412.VERSION_MISMATCH"];
            422: components["responses"]["Status422.IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    OffboardUser: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                /** @description Must be user_ and 32 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OffboardUser"];
            };
        };
        responses: {
            /** @description Have a user leave: deactivated and deprovisioned at once, deleted and erased when its grace is over */
            202: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description Where the process is that does the work. */
                    Location: string;
                    "Consistency-Token"?: string;
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessStarted"];
                };
            };
            400: components["responses"]["Status400.MALFORMED_JSON.REQUIRED_FIELD.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            404: components["responses"]["Status404.NOT_FOUND"];
            409: components["responses"]["Status409.INVALID_TRANSITION.LAST_ADMIN"];
            410: components["responses"]["Status410.GONE"];
            412: components["responses"]["Status412.VERSION_MISMATCH"];
            413: components["responses"]["Status413.PAYLOAD_TOO_LARGE"];
            415: components["responses"]["Status415.UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["Status422.IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    EraseUser: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                /** @description Must be user_ and 32 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EraseUser"];
            };
        };
        responses: {
            /** @description Erase a deleted user for good, here and in every participant; the process answers with a certificate */
            202: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description Where the process is that does the work. */
                    Location: string;
                    "Consistency-Token"?: string;
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessStarted"];
                };
            };
            400: components["responses"]["Status400.MALFORMED_JSON.REQUIRED_FIELD.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            404: components["responses"]["Status404.NOT_FOUND"];
            409: components["responses"]["Status409.INVALID_TRANSITION"];
            410: components["responses"]["Status410.GONE"];
            412: components["responses"]["Status412.VERSION_MISMATCH"];
            413: components["responses"]["Status413.PAYLOAD_TOO_LARGE"];
            415: components["responses"]["Status415.UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["Status422.IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    RegisterUser: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterUser"];
            };
        };
        responses: {
            /** @description Ask for an account; the answer is the same whether the address is taken or not */
            202: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description Where the process is that does the work. */
                    Location: string;
                    "Consistency-Token"?: string;
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Status400.MALFORMED_JSON.REQUIRED_FIELD.VALIDATION_ERROR"];
            413: components["responses"]["Status413.PAYLOAD_TOO_LARGE"];
            415: components["responses"]["Status415.UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["Status422.IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    VerifyRegistration: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Token"];
            };
        };
        responses: {
            /** @description Become active with the token that the mail brought */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description The version of the user. */
                    ETag: string;
                    /** @description Opaque. A query that sends it back never sees older data. */
                    "Consistency-Token": string;
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Status400.MALFORMED_JSON.REQUIRED_FIELD.TOKEN_INVALID.VALIDATION_ERROR"];
            410: components["responses"]["Status410.GONE"];
            412: components["responses"]["Status412.VERSION_MISMATCH"];
            413: components["responses"]["Status413.PAYLOAD_TOO_LARGE"];
            415: components["responses"]["Status415.UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["Status422.IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    InviteUser: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteUser"];
            };
        };
        responses: {
            /** @description Offer somebody an account, by mail; the role admin also needs users:roles */
            201: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description The version of the user. */
                    ETag: string;
                    /** @description Opaque. A query that sends it back never sees older data. */
                    "Consistency-Token": string;
                    "Idempotent-Replayed"?: string;
                    /** @description Where the user is. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invited"];
                };
            };
            400: components["responses"]["Status400.MALFORMED_JSON.REQUIRED_FIELD.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            409: components["responses"]["Status409.CONFLICT.EMAIL_TAKEN"];
            410: components["responses"]["Status410.GONE"];
            412: components["responses"]["Status412.VERSION_MISMATCH"];
            413: components["responses"]["Status413.PAYLOAD_TOO_LARGE"];
            415: components["responses"]["Status415.UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["Status422.IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    AcceptInvitation: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitation"];
            };
        };
        responses: {
            /** @description Become active with the token that the invitation brought */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description The version of the user. */
                    ETag: string;
                    /** @description Opaque. A query that sends it back never sees older data. */
                    "Consistency-Token": string;
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Status400.MALFORMED_JSON.REQUIRED_FIELD.TOKEN_INVALID.VALIDATION_ERROR"];
            410: components["responses"]["Status410.GONE"];
            412: components["responses"]["Status412.VERSION_MISMATCH"];
            413: components["responses"]["Status413.PAYLOAD_TOO_LARGE"];
            415: components["responses"]["Status415.UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["Status422.IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    RevokeInvitation: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                /** @description Must be inv_ and 32 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take an invitation back that was not accepted yet */
            204: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description The version of the user. */
                    ETag: string;
                    /** @description Opaque. A query that sends it back never sees older data. */
                    "Consistency-Token": string;
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Status400.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            404: components["responses"]["Status404.NOT_FOUND"];
            409: components["responses"]["Status409.INVALID_TRANSITION"];
            410: components["responses"]["Status410.GONE"];
            412: components["responses"]["Status412.VERSION_MISMATCH"];
            422: components["responses"]["Status422.IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    AcknowledgeTask: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcknowledgeTask"];
            };
        };
        responses: {
            /** @description A participant says what became of a task it took on; signed as the task was (Standard Webhooks), without a token */
            204: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Status400.MALFORMED_JSON.REQUIRED_FIELD.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            404: components["responses"]["Status404.NOT_FOUND"];
            409: components["responses"]["Status409.INVALID_TRANSITION"];
            413: components["responses"]["Status413.PAYLOAD_TOO_LARGE"];
            415: components["responses"]["Status415.UNSUPPORTED_MEDIA_TYPE"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    RequestEmailChange: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                /** @description Must be user_ and 32 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestEmailChange"];
            };
        };
        responses: {
            /** @description It holds already */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description The version of the user. */
                    ETag: string;
                    /** @description Opaque. A query that sends it back never sees older data. */
                    "Consistency-Token": string;
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Give a user another address once it is confirmed, by mail; users may ask for themselves */
            202: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description Where the process is that does the work. */
                    Location: string;
                    "Consistency-Token"?: string;
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailChangeStarted"];
                };
            };
            400: components["responses"]["Status400.MALFORMED_JSON.REQUIRED_FIELD.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            404: components["responses"]["Status404.NOT_FOUND"];
            409: components["responses"]["Status409.CONFLICT.EMAIL_TAKEN.INVALID_TRANSITION"];
            410: components["responses"]["Status410.GONE"];
            412: components["responses"]["Status412.VERSION_MISMATCH"];
            413: components["responses"]["Status413.PAYLOAD_TOO_LARGE"];
            415: components["responses"]["Status415.UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["Status422.IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    CancelEmailChange: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                /** @description Must be user_ and 32 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take back a change of address that was not confirmed yet; users may take back their own */
            204: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description The version of the user. */
                    ETag: string;
                    /** @description Opaque. A query that sends it back never sees older data. */
                    "Consistency-Token": string;
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Status400.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            404: components["responses"]["Status404.NOT_FOUND"];
            409: components["responses"]["Status409.CONFLICT"];
            410: components["responses"]["Status410.GONE"];
            412: components["responses"]["Status412.VERSION_MISMATCH"];
            422: components["responses"]["Status422.IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    ConfirmEmailChange: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Token"];
            };
        };
        responses: {
            /** @description Have another address with the token that it was sent; the one before is kept for three days */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description The version of the user. */
                    ETag: string;
                    /** @description Opaque. A query that sends it back never sees older data. */
                    "Consistency-Token": string;
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Status400.MALFORMED_JSON.REQUIRED_FIELD.TOKEN_INVALID.VALIDATION_ERROR"];
            410: components["responses"]["Status410.GONE"];
            412: components["responses"]["Status412.VERSION_MISMATCH"];
            413: components["responses"]["Status413.PAYLOAD_TOO_LARGE"];
            415: components["responses"]["Status415.UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["Status422.IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    RevertEmailChange: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Token"];
            };
        };
        responses: {
            /** @description Have the address before again, with the token that it was sent when it changed */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description The version of the user. */
                    ETag: string;
                    /** @description Opaque. A query that sends it back never sees older data. */
                    "Consistency-Token": string;
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Status400.MALFORMED_JSON.REQUIRED_FIELD.TOKEN_INVALID.VALIDATION_ERROR"];
            410: components["responses"]["Status410.GONE"];
            412: components["responses"]["Status412.VERSION_MISMATCH"];
            413: components["responses"]["Status413.PAYLOAD_TOO_LARGE"];
            415: components["responses"]["Status415.UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["Status422.IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    ImportUsers: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportUsers"];
            };
        };
        responses: {
            /** @description Create many users, or change those that have the addresses; rows with the role admin, and upserts with any role, also need users:roles */
            202: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description Where the process is that does the work. */
                    Location: string;
                    "Consistency-Token"?: string;
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportStarted"];
                };
            };
            400: components["responses"]["Status400.MALFORMED_JSON.REQUIRED_FIELD.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            413: components["responses"]["Status413.PAYLOAD_TOO_LARGE"];
            415: components["responses"]["Status415.UNSUPPORTED_MEDIA_TYPE"];
            422: components["responses"]["Status422.IDEMPOTENCY_KEY_REUSED"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    RollBackImport: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
            };
            path: {
                /** @description Must be proc_ and 32 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete and erase the users that an import made, but for those that anybody has touched since */
            202: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description Where the process is that does the work. */
                    Location: string;
                    "Consistency-Token"?: string;
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportStarted"];
                };
            };
            400: components["responses"]["Status400.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            404: components["responses"]["Status404.NOT_FOUND"];
            409: components["responses"]["Status409.CONFLICT"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    CancelProcess: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
            };
            path: {
                /** @description Must be proc_ and 32 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End a process before its point of no return: what it did is undone, an import stops. It takes the scope with which such a process is started; users may cancel their own change of address */
            202: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    /** @description Where the process is that does the work. */
                    Location: string;
                    "Consistency-Token"?: string;
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Status400.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            404: components["responses"]["Status404.NOT_FOUND"];
            409: components["responses"]["Status409.INVALID_TRANSITION"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    LookupUser: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Consistency-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LookupUser"];
            };
        };
        responses: {
            /** @description The user with an email address or an external id, which stay out of URLs this way */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Status400.MALFORMED_JSON.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            404: components["responses"]["Status404.NOT_FOUND"];
            413: components["responses"]["Status413.PAYLOAD_TOO_LARGE"];
            415: components["responses"]["Status415.UNSUPPORTED_MEDIA_TYPE"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    SearchUsers: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Consistency-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchUsers"];
            };
        };
        responses: {
            /** @description Users whose name or address has words that begin like the ones asked for; a page can hold fewer than limit, even none, while nextCursor says that more follow */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            400: components["responses"]["Status400.INVALID_CURSOR.MALFORMED_JSON.REQUIRED_FIELD.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            413: components["responses"]["Status413.PAYLOAD_TOO_LARGE"];
            415: components["responses"]["Status415.UNSUPPORTED_MEDIA_TYPE"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    UsersByDomain: {
        parameters: {
            query: {
                /** @description Once per domain, up to 20; repetitions count once. */
                domain: string[];
                /** @description The most items to answer at once. */
                limit?: number;
            };
            header?: {
                "X-Correlation-Id"?: string;
                "Consistency-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The first users of each of some domains, oldest first; nextCursor goes on with ListUsers for that domain */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsersByDomain"];
                };
            };
            400: components["responses"]["Status400.REQUIRED_FIELD.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    GetStats: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Consistency-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many users there are, by status, role and domain */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stats"];
                };
            };
            400: components["responses"]["Status400.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    ListEvents: {
        parameters: {
            query?: {
                /** @description nextCursor of an answer before; without it the feed begins with the oldest event it holds. */
                after?: string;
                type?: "UserRegistered" | "UserInvited" | "InvitationAccepted" | "InvitationRevoked" | "InvitationExpired" | "EmailChangeRequested" | "EmailChangeCancelled" | "EmailChangeExpired" | "EmailChanged" | "EmailChangeReverted" | "EmailChangeCompleted" | "UserRenamed" | "ExternalIdChanged" | "RoleAssigned" | "UserSuspended" | "UserReactivated" | "UserActivated" | "UserDeactivated" | "UserDeleted" | "UserRestored" | "UserErased";
                /** @description The most items to answer at once. */
                limit?: number;
            };
            header?: {
                "X-Correlation-Id"?: string;
                "Consistency-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What happened to all users, without personal data, some seconds after it happened; at least once, and in order for each user */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            400: components["responses"]["Status400.INVALID_CURSOR.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    GetHistory: {
        parameters: {
            query?: {
                /** @description The most items to answer at once. */
                limit?: number;
                cursor?: string;
            };
            header?: {
                "X-Correlation-Id"?: string;
                "Consistency-Token"?: string;
            };
            path: {
                /** @description Must be user_ and 32 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What happened to a user, oldest first; of an erased one only who did what when */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryPage"];
                };
            };
            400: components["responses"]["Status400.INVALID_CURSOR.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            404: components["responses"]["Status404.NOT_FOUND"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    ExportUser: {
        parameters: {
            query?: {
                /** @description The most items to answer at once. */
                limit?: number;
                cursor?: string;
            };
            header?: {
                "X-Correlation-Id"?: string;
                "Consistency-Token"?: string;
            };
            path: {
                /** @description Must be user_ and 32 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All that is kept about a user: as it is now, and each event with its data, oldest first */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserExport"];
                };
            };
            400: components["responses"]["Status400.INVALID_CURSOR.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            404: components["responses"]["Status404.NOT_FOUND"];
            410: components["responses"]["Status410.GONE"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    ValidateUsers: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ValidateUsers"];
            };
        };
        responses: {
            /** @description Which of many people could be created, and which rules the others break; who exists already is not looked up */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserValidation"];
                };
            };
            400: components["responses"]["Status400.MALFORMED_JSON.REQUIRED_FIELD.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            413: components["responses"]["Status413.PAYLOAD_TOO_LARGE"];
            415: components["responses"]["Status415.UNSUPPORTED_MEDIA_TYPE"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    GetProcess: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Consistency-Token"?: string;
            };
            path: {
                /** @description Must be proc_ and 32 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One process, with where each of its steps is */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Process"];
                };
            };
            400: components["responses"]["Status400.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            404: components["responses"]["Status404.NOT_FOUND"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    ListProcesses: {
        parameters: {
            query?: {
                kind?: "onboarding" | "email-change" | "erasure" | "offboarding" | "import" | "import-rollback";
                status?: "RUNNING" | "WAITING" | "COMPENSATING" | "COMPLETED" | "COMPENSATED" | "CANCELLED" | "PARKED";
                userId?: string;
                /** @description The most items to answer at once. */
                limit?: number;
                cursor?: string;
            };
            header?: {
                "X-Correlation-Id"?: string;
                "Consistency-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Processes, the newest first */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessPage"];
                };
            };
            400: components["responses"]["Status400.INVALID_CURSOR.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    GetImport: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
                "Consistency-Token"?: string;
            };
            path: {
                /** @description Must be proc_ and 32 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of each row of an import, or would in a dry run; kept for 30 days */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            400: components["responses"]["Status400.VALIDATION_ERROR"];
            401: components["responses"]["Status401.UNAUTHENTICATED"];
            403: components["responses"]["Status403.AUTHORIZATION_ERROR"];
            404: components["responses"]["Status404.NOT_FOUND"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    GetHealth: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether the service answers */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["Status400.VALIDATION_ERROR"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    GetOpenApi: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This contract, as OpenAPI 3.1 */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: components["schemas"]["Json"];
                    };
                };
            };
            400: components["responses"]["Status400.VALIDATION_ERROR"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
    GetDocs: {
        parameters: {
            query?: never;
            header?: {
                "X-Correlation-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This contract, as a page to read and to try */
            200: {
                headers: {
                    /** @description Names the request in answers, events, traces and logs. Taken from the request where it is well formed, else made. */
                    "X-Correlation-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["Status400.VALIDATION_ERROR"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500.CONFIGURATION_ERROR.DATABASE_ERROR.INTERNAL_ERROR"];
            503: components["responses"]["Status503.NETWORK_ERROR.UNAVAILABLE"];
        };
    };
}
