namespace CouplingTools.Sandbox.BusinessCentral;

/// <summary>What to do with an id in the body of a POST; the documentation of Business Central contradicts itself.</summary>
public enum ClientIdPolicy
{
    /// <summary>The row gets that id.</summary>
    Accept,

    /// <summary>The row gets an id of the service's own; the client has to read it back.</summary>
    Ignore,

    /// <summary>The request is refused as writing to a read-only field.</summary>
    Refuse,
}

/// <summary>Switches for what is known of Business Central only in variants.</summary>
public sealed record BusinessCentralProfile
{
    /// <summary>An id in the body of a POST.</summary>
    public ClientIdPolicy ClientId { get; init; } = ClientIdPolicy.Accept;

    /// <summary>Error code of a 404 for a row that does not exist: Internal_RecordNotFound or BadRequest_NotFound.</summary>
    public string MissingRecordCode { get; init; } = "Internal_RecordNotFound";

    /// <summary>Status of a POST or rename with a number that exists: 400 or 409.</summary>
    public int DuplicateStatus { get; init; } = 400;

    /// <summary>Status of a write with an outdated ETag: 409 or 412.</summary>
    public int StaleStatus { get; init; } = 409;

    /// <summary>True where null in a body clears the field; false where it is refused.</summary>
    public bool NullClears { get; init; } = true;

    /// <summary>True where text in filters is compared regardless of case.</summary>
    public bool FilterIgnoresCase { get; init; }

    /// <summary>True where Prefer: odata.continue-on-error is obeyed by batches.</summary>
    public bool ContinueOnError { get; init; } = true;

    /// <summary>True where the link to the next page keeps what is left of a $top greater than a page.</summary>
    public bool NextLinkKeepsTop { get; init; } = true;

    /// <summary>True where refused credentials are answered as by a server on premises, which asks for Basic authentication.</summary>
    public bool IsOnPremises { get; init; }

    /// <summary>Greatest number of rows in an answer.</summary>
    public int MaxPageSize { get; init; } = 20_000;

    /// <summary>Greatest number of operations in a batch.</summary>
    public int MaxBatchSize { get; init; } = 100;

    /// <summary>Longest address answered, in characters; longer ones get status 400.</summary>
    public int MaxUrlLength { get; init; } = 15_700;
}
