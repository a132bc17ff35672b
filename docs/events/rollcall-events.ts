// Rollcall's events as other systems receive them. Made from the catalogue by `npm run events`; do not edit.

/** What every event says of itself. */
export interface RollcallEnvelope {
  /** Unique for ever; the same event can arrive twice, so dedupe by it. */
  readonly eventId: string;
  /** Whom it happened to. */
  readonly userId: string;
  /** Of the user after the event: 1, 2, 3, … Events of one command share it. The bus keeps no order; this is the order. */
  readonly version: number;
  /** ISO 8601 UTC with milliseconds. */
  readonly occurredAt: string;
  /** Of the request that led here. */
  readonly correlationId: string;
  /** The event that caused the command, where one did. */
  readonly causationId?: string;
  /** W3C Trace Context, where the request was traced. */
  readonly traceparent?: string;
  /** Fields of the user that may be different now. The list may grow. */
  readonly changed: ReadonlyArray<string>;
}

/** A user came into being. */
export interface UserRegistered extends RollcallEnvelope {
  /** The same as the detail-type. */
  readonly type: 'UserRegistered';
  /** Of the shape of `data`. */
  readonly schemaVersion: 2;
  /** What else may be known of it: nothing personal. */
  readonly data: {
    /** Ranked guest < user < admin. */
    readonly role: 'admin' | 'user' | 'guest';
    readonly status: 'pending' | 'active';
    readonly pendingReason: 'staged' | 'registered' | 'invited' | null;
    /** How the user came: created by an operator, registered by itself, invited, or imported. */
    readonly origin: 'created' | 'registered' | 'invited' | 'imported';
  };
}

/** A user has an invitation to accept. */
export interface UserInvited extends RollcallEnvelope {
  /** The same as the detail-type. */
  readonly type: 'UserInvited';
  /** Of the shape of `data`. */
  readonly schemaVersion: 1;
  /** What else may be known of it: nothing personal. */
  readonly data: {
    /** Must be inv_ and 32 hexadecimal digits. */
    readonly invitationId: string;
    readonly expiresAt: string;
  };
}

/** A user has accepted its invitation. */
export interface InvitationAccepted extends RollcallEnvelope {
  /** The same as the detail-type. */
  readonly type: 'InvitationAccepted';
  /** Of the shape of `data`. */
  readonly schemaVersion: 1;
  /** What else may be known of it: nothing personal. */
  readonly data: {
    /** Must be inv_ and 32 hexadecimal digits. */
    readonly invitationId: string;
  };
}

/** An invitation was taken back before it was accepted. */
export interface InvitationRevoked extends RollcallEnvelope {
  /** The same as the detail-type. */
  readonly type: 'InvitationRevoked';
  /** Of the shape of `data`. */
  readonly schemaVersion: 1;
  /** What else may be known of it: nothing personal. */
  readonly data: {
    /** Must be inv_ and 32 hexadecimal digits. */
    readonly invitationId: string;
  };
}

/** An invitation was not accepted in its time. */
export interface InvitationExpired extends RollcallEnvelope {
  /** The same as the detail-type. */
  readonly type: 'InvitationExpired';
  /** Of the shape of `data`. */
  readonly schemaVersion: 1;
  /** What else may be known of it: nothing personal. */
  readonly data: {
    /** Must be inv_ and 32 hexadecimal digits. */
    readonly invitationId: string;
  };
}

/** A user is to get another address, once that is confirmed. */
export interface EmailChangeRequested extends RollcallEnvelope {
  /** The same as the detail-type. */
  readonly type: 'EmailChangeRequested';
  /** Of the shape of `data`. */
  readonly schemaVersion: 1;
  /** What else may be known of it: nothing personal. */
  readonly data: {
    /** Must be proc_ and 32 hexadecimal digits. */
    readonly processId: string;
    readonly expiresAt: string;
  };
}

/** A change of address was taken back before it was confirmed. */
export interface EmailChangeCancelled extends RollcallEnvelope {
  /** The same as the detail-type. */
  readonly type: 'EmailChangeCancelled';
  /** Of the shape of `data`. */
  readonly schemaVersion: 1;
  /** What else may be known of it: nothing personal. */
  readonly data: {
    /** Must be proc_ and 32 hexadecimal digits. */
    readonly processId: string;
  };
}

/** A change of address was not confirmed in its time. */
export interface EmailChangeExpired extends RollcallEnvelope {
  /** The same as the detail-type. */
  readonly type: 'EmailChangeExpired';
  /** Of the shape of `data`. */
  readonly schemaVersion: 1;
  /** What else may be known of it: nothing personal. */
  readonly data: {
    /** Must be proc_ and 32 hexadecimal digits. */
    readonly processId: string;
  };
}

/** A user has another address. The one before is kept for a while, so that it can come back. */
export interface EmailChanged extends RollcallEnvelope {
  /** The same as the detail-type. */
  readonly type: 'EmailChanged';
  /** Of the shape of `data`. */
  readonly schemaVersion: 1;
  /** What else may be known of it: nothing personal. */
  readonly data: {
    /** Must be proc_ and 32 hexadecimal digits. */
    readonly processId: string;
  };
}

/** A user has the address again that it had before. */
export interface EmailChangeReverted extends RollcallEnvelope {
  /** The same as the detail-type. */
  readonly type: 'EmailChangeReverted';
  /** Of the shape of `data`. */
  readonly schemaVersion: 1;
  /** What else may be known of it: nothing personal. */
  readonly data: {
    /** Must be proc_ and 32 hexadecimal digits. */
    readonly processId: string;
  };
}

/** A change of address can no longer be reverted, and the address before is free. */
export interface EmailChangeCompleted extends RollcallEnvelope {
  /** The same as the detail-type. */
  readonly type: 'EmailChangeCompleted';
  /** Of the shape of `data`. */
  readonly schemaVersion: 1;
  /** What else may be known of it: nothing personal. */
  readonly data: {
    /** Must be proc_ and 32 hexadecimal digits. */
    readonly processId: string;
  };
}

/** A user has another name. */
export interface UserRenamed extends RollcallEnvelope {
  /** The same as the detail-type. */
  readonly type: 'UserRenamed';
  /** Of the shape of `data`. */
  readonly schemaVersion: 1;
  /** What else may be known of it: nothing personal. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** A user is known to another system by another key, or no longer. */
export interface ExternalIdChanged extends RollcallEnvelope {
  /** The same as the detail-type. */
  readonly type: 'ExternalIdChanged';
  /** Of the shape of `data`. */
  readonly schemaVersion: 1;
  /** What else may be known of it: nothing personal. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** A user has another role. */
export interface RoleAssigned extends RollcallEnvelope {
  /** The same as the detail-type. */
  readonly type: 'RoleAssigned';
  /** Of the shape of `data`. */
  readonly schemaVersion: 1;
  /** What else may be known of it: nothing personal. */
  readonly data: {
    /** Ranked guest < user < admin. */
    readonly role: 'admin' | 'user' | 'guest';
  };
}

/** A user cannot sign in for a while, or until further notice. */
export interface UserSuspended extends RollcallEnvelope {
  /** The same as the detail-type. */
  readonly type: 'UserSuspended';
  /** Of the shape of `data`. */
  readonly schemaVersion: 1;
  /** What else may be known of it: nothing personal. */
  readonly data: {
    readonly until: string | null;
  };
}

/** A suspended or inactive user is active again. */
export interface UserReactivated extends RollcallEnvelope {
  /** The same as the detail-type. */
  readonly type: 'UserReactivated';
  /** Of the shape of `data`. */
  readonly schemaVersion: 1;
  /** What else may be known of it: nothing personal. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** A pending user is active. */
export interface UserActivated extends RollcallEnvelope {
  /** The same as the detail-type. */
  readonly type: 'UserActivated';
  /** Of the shape of `data`. */
  readonly schemaVersion: 1;
  /** What else may be known of it: nothing personal. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** A user is out of service. */
export interface UserDeactivated extends RollcallEnvelope {
  /** The same as the detail-type. */
  readonly type: 'UserDeactivated';
  /** Of the shape of `data`. */
  readonly schemaVersion: 1;
  /** What else may be known of it: nothing personal. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** A user is deleted, and can be restored until its data may be purged. */
export interface UserDeleted extends RollcallEnvelope {
  /** The same as the detail-type. */
  readonly type: 'UserDeleted';
  /** Of the shape of `data`. */
  readonly schemaVersion: 1;
  /** What else may be known of it: nothing personal. */
  readonly data: {
    readonly purgeAfter: string;
  };
}

/** A deleted user is back, inactive. */
export interface UserRestored extends RollcallEnvelope {
  /** The same as the detail-type. */
  readonly type: 'UserRestored';
  /** Of the shape of `data`. */
  readonly schemaVersion: 1;
  /** What else may be known of it: nothing personal. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** The personal data of a user is gone for good, and its email address is free. */
export interface UserErased extends RollcallEnvelope {
  /** The same as the detail-type. */
  readonly type: 'UserErased';
  /** Of the shape of `data`. */
  readonly schemaVersion: 1;
  /** What else may be known of it: nothing personal. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** detail-type -> detail */
export interface RollcallEvents {
  readonly UserRegistered: UserRegistered;
  readonly UserInvited: UserInvited;
  readonly InvitationAccepted: InvitationAccepted;
  readonly InvitationRevoked: InvitationRevoked;
  readonly InvitationExpired: InvitationExpired;
  readonly EmailChangeRequested: EmailChangeRequested;
  readonly EmailChangeCancelled: EmailChangeCancelled;
  readonly EmailChangeExpired: EmailChangeExpired;
  readonly EmailChanged: EmailChanged;
  readonly EmailChangeReverted: EmailChangeReverted;
  readonly EmailChangeCompleted: EmailChangeCompleted;
  readonly UserRenamed: UserRenamed;
  readonly ExternalIdChanged: ExternalIdChanged;
  readonly RoleAssigned: RoleAssigned;
  readonly UserSuspended: UserSuspended;
  readonly UserReactivated: UserReactivated;
  readonly UserActivated: UserActivated;
  readonly UserDeactivated: UserDeactivated;
  readonly UserDeleted: UserDeleted;
  readonly UserRestored: UserRestored;
  readonly UserErased: UserErased;
}

/** The `detail` of what the bus delivers; `type` tells which event it is. */
export type RollcallEvent = RollcallEvents[keyof RollcallEvents];
