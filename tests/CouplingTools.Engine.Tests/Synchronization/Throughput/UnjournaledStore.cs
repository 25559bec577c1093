using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using CouplingTools.Engine.Couplings;

namespace CouplingTools.Engine.Tests.Synchronization.Throughput;

/// <summary>A store that keeps no journal: everything but that goes to another one.</summary>
[SuppressMessage("Performance", "CA1852", Justification = "The proxy is derived from it.")]
internal class UnjournaledStore : DispatchProxy
{
    private ICouplingStore _inner = null!;
    private long _last;

    public static ICouplingStore Around(ICouplingStore inner)
    {
        var store = Create<ICouplingStore, UnjournaledStore>();
        ((UnjournaledStore)(object)store)._inner = inner;
        return store;
    }

    protected override object? Invoke(MethodInfo? method, object?[]? arguments) => method!.Name switch
    {
        nameof(ICouplingStore.AddIntentsAsync) => Task.FromResult<IReadOnlyList<WriteIntent>>(
            [.. ((IReadOnlyList<WriteIntent>)arguments![0]!).Select(intent => intent with { Id = Interlocked.Increment(ref _last) })]),
        nameof(ICouplingStore.MarkSentAsync) => Task.FromResult(((IReadOnlyCollection<long>)arguments![0]!).Count),
        nameof(ICouplingStore.DropIntentsAsync) => Task.CompletedTask,
        nameof(ICouplingStore.ConfirmAsync) => method.Invoke(_inner, [WithoutIntents((IReadOnlyList<Confirmation>)arguments![0]!), .. arguments[1..]]),
        _ => method.Invoke(_inner, arguments),
    };

    private static IReadOnlyList<Confirmation> WithoutIntents(IReadOnlyList<Confirmation> confirmations) =>
        [.. confirmations.Select(confirmation => confirmation with { SettledIntents = [] })];
}
