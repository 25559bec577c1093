using CouplingTools.Sandbox.Faults;

namespace CouplingTools.Sandbox.Http;

/// <summary>One of the two services. A service turns its own refusals into answers; what it throws is a defect.</summary>
internal interface ISandboxService
{
    /// <summary>Name in the log.</summary>
    string Name { get; }

    /// <summary>Splits the path of an address, or returns null where the address is none of this service's.</summary>
    ServiceAddress? Match(Uri url);

    /// <summary>The entity set or other resource that a path names, as the log shows it; blank where it names none.</summary>
    string TableOf(IReadOnlyList<string> path);

    /// <summary>Refuses a request without looking at it.</summary>
    SandboxResponse Refuse(Refusal refusal, SandboxRequest request);

    /// <summary>Changes the row that a request addresses as another user's edit would: a new version. Does nothing where there is no such row.</summary>
    void Touch(SandboxRequest request, Operation operation);

    /// <summary>Answers one operation.</summary>
    SandboxResponse Handle(SandboxRequest request, Operation operation);

    /// <summary>Answers a batch; its operations are run one by one through the runner.</summary>
    SandboxResponse HandleBatch(SandboxRequest request, BatchRunner runner, CancellationToken cancellationToken);
}
