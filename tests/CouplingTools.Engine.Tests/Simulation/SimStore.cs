using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using CouplingTools.Engine.Couplings;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>
/// A store as a runner has it: each call passes the runner, and is complete when it returns, because only one thing at a time
/// happens in a simulation.
/// </summary>
[SuppressMessage("Performance", "CA1852", Justification = "The proxy is a class derived from it.")]
internal class SimStore : DispatchProxy
{
    private static readonly MethodInfo s_list = typeof(SimStore).GetMethod(nameof(List), BindingFlags.NonPublic | BindingFlags.Instance)!;
    private ICouplingStore _store = null!;
    private SimRunner _runner = null!;
    private SimWorld _world = null!;

    public static ICouplingStore Around(ICouplingStore store, SimWorld world, SimRunner runner)
    {
        var proxy = Create<ICouplingStore, SimStore>();
        ((SimStore)(object)proxy)._store = store;
        ((SimStore)(object)proxy)._runner = runner;
        ((SimStore)(object)proxy)._world = world;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var cancellation = args!.OfType<CancellationToken>().FirstOrDefault();
        object? Call() => targetMethod!.Invoke(_store, BindingFlags.DoNotWrapExceptions, null, args, null);
        try
        {
            return targetMethod!.ReturnType switch
            {
                { IsGenericType: true } type when type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>) =>
                    s_list.MakeGenericMethod(type.GenericTypeArguments).Invoke(this, [targetMethod.Name, (Func<object?>)Call, cancellation]),
                var type when type.IsAssignableTo(typeof(Task)) => _runner.Pass(targetMethod.Name, () => Completed((Task)Call()!), cancellation),
                _ => Call(),
            };
        }
        catch (Exception failure) when (targetMethod!.ReturnType.IsAssignableTo(typeof(Task)))
        {
            return SimTasks.Failed(targetMethod.ReturnType, failure);
        }
    }

    private Task Completed(Task task)
    {
        SimTasks.Complete(task);
        _world.ForgetCouplings();
        return task;
    }

    private async IAsyncEnumerable<T> List<T>(string name, Func<object?> call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = ((IAsyncEnumerable<T>)call()!).GetAsyncEnumerator(cancellationToken);
        while (_runner.Pass(name, () => SimTasks.Complete(pages.MoveNextAsync().AsTask()), cancellationToken))
            yield return pages.Current;
        await pages.DisposeAsync();
    }
}
