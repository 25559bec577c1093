using System.Management.Automation;
using System.Threading.Channels;
using CouplingTools.Completion;
using CouplingTools.Engine;
using CouplingTools.Input;
using CouplingTools.Output;

namespace CouplingTools.Pipeline;

/// <summary>A cmdlet that streams references to records, of one mapping or of those they name, through one piece of work.</summary>
public abstract class ReferenceStreamCmdlet : ReferenceStreamCmdlet<string>;

/// <summary>A cmdlet that streams references to records through one piece of work.</summary>
/// <typeparam name="TMapping">How mappings are named: <see cref="string"/> for one, or an array for several.</typeparam>
public abstract class ReferenceStreamCmdlet<TMapping> : ConnectedCmdlet
    where TMapping : class
{
    private const int Capacity = 1024;

    private readonly Channel<RecordReference> _inputs = Channel.CreateBounded<RecordReference>(Capacity);
    private PipelinePump? _pump;
    private CmdletRunHost? _host;

    /// <summary>The mapping of inputs that name none.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MappingCompleter))]
    public virtual TMapping? Mapping { get; set; }

    /// <summary>The mapping of inputs that name none, if one alone was named.</summary>
    private protected string? InputMapping => Mapping switch
    {
        string one => one,
        string[] and [var one] => one,
        _ => null,
    };

    /// <summary>The work, on the thread pool: reads the inputs as they come and posts what PowerShell is to do.</summary>
    private protected abstract Task WorkAsync(IAsyncEnumerable<RecordReference> inputs, PipelinePump pump);

    /// <summary>Called on the pipeline thread before the work starts, with the mapping that is known by then.</summary>
    private protected virtual void Prepare(string? mapping)
    {
    }

    private protected override void End()
    {
        Started(InputMapping);
        _inputs.Writer.Complete();
        _pump!.ServeUntilDone();
        _host?.Complete();
    }

    private protected override void Close() => _pump?.Dispose();

    private protected CmdletRunHost HostOf(PipelinePump pump) => _host ??= new CmdletRunHost(this, pump, TimeProvider.System);

    /// <summary>Passes a piped input to the work; one that is not understood is reported and leaves the others alone.</summary>
    private protected void FeedInput(PSObject input, Func<RecordReference, RecordReference> complete)
    {
        RecordReference reference;
        try
        {
            reference = complete(OfThisCompany(RecordInput.ToReference(input, InputMapping)));
        }
        catch (CouplingException problem)
        {
            Refuse(problem, input);
            return;
        }

        Feed(reference);
    }

    /// <summary>The couplings of one company mean nothing to another; only their Sales records would be found.</summary>
    private RecordReference OfThisCompany(RecordReference reference) =>
        reference.Company is null || reference.Company.Equals(Session.Company, StringComparison.OrdinalIgnoreCase)
            ? reference
            : throw CmdletText.InputException("CompanyMismatch", reference.Source, reference, reference.Company, Session.Company);

    private protected virtual void Refuse(CouplingException problem, PSObject input) => WriteProblem(problem);

    /// <summary>What is not understood belongs to the run of the mapping given; without one it belongs to none.</summary>
    private protected bool TryFeed(CouplingException problem, PSObject input)
    {
        if (InputMapping is { } mapping)
            Feed(new RecordReference { Mapping = mapping, Problem = problem, Source = input });
        return InputMapping is not null;
    }

    private protected void Feed(RecordReference reference) =>
        Started(reference.Mapping).Feed(_inputs.Writer, reference);

    /// <summary>Reports what a person should know of a result: its warnings, and trouble under its reason.</summary>
    private protected void WriteTrouble(SyncResult result, object? input)
    {
        foreach (var warning in result.Warnings)
        {
            if (warning.IsShown)
                WriteWarning(TextOf(result, warning));
            else
                WriteVerbose(TextOf(result, warning));
        }

        if (result.Outcome is SyncOutcome.Failed or SyncOutcome.Ambiguous or SyncOutcome.Conflict)
            WriteError(ErrorRecords.From(result, input ?? result));
    }

    private static string TextOf(SyncResult result, SyncWarning warning) => $"{result.Number ?? result.Name}: {warning.Message}";

    private PipelinePump Started(string? mapping)
    {
        if (_pump is not null)
            return _pump;
        Prepare(InputMapping ?? Session.Mappings.FirstOrDefault(known => known.Name.Equals(mapping, StringComparison.OrdinalIgnoreCase))?.Name);
        var pump = NewPump();
        pump.Start(() => WorkAsync(_inputs.Reader.ReadAllAsync(pump.Token), pump));
        return _pump = pump;
    }
}
